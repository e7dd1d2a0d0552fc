import type { Queryable } from '../pool.ts';

/** A meeting that the background has to do with. */
export interface MeetingTask {
  id: string;
  area: number;
}

/** Areas of a level that have a centre, by name: those that are asked to meet. */
export async function areasWithCentre(
  tx: Queryable,
  level: string,
): Promise<{ code: number; name: string }[]> {
  const { rows } = await tx.query<{ code: number; name: string }>({
    name: 'meetingJobs.areas',
    text: `select a.code, a.name from area a
            where a.level = $1 and exists (select from centre c where c.area = a.code) order by a.code`,
    values: [level],
  });
  return rows;
}

/** Asks for the figures of meetings that begin before a moment and have none; answers which. */
export async function queueDuePacks(tx: Queryable, now: Date, before: Date): Promise<MeetingTask[]> {
  const { rows } = await tx.query<MeetingTask>({
    name: 'meetingJobs.queuePacks',
    text: `update meeting set pack_state = 'queued', pack_progress = null, pack_asked_at = now()
            where state = 'planned' and pack_id is null and pack_state is null and planned_at < $2
              and (held_by is null or held_by > $1)
           returning id, area`,
    values: [now, before],
  });
  return rows;
}

/** Asks for the figures of one meeting. */
export async function queuePack(tx: Queryable, id: string): Promise<void> {
  await tx.query({
    name: 'meetingJobs.queuePack',
    text: `update meeting set pack_state = 'queued', pack_progress = null, pack_asked_at = now(), version = version + 1
            where id = $1 and pack_state is distinct from 'running'`,
    values: [id],
  });
}

export interface QueuedPack extends MeetingTask {
  fromDay: string;
  untilDay: string;
}

/** Takes the next pack to be made, of several gateways one; also one whose maker fell silent. Null = there is none. */
export async function takeQueuedPack(tx: Queryable, silentSeconds: number): Promise<QueuedPack | null> {
  const { rows } = await tx.query<QueuedPack>({
    name: 'meetingJobs.takePack',
    text: `update meeting set pack_state = 'running', pack_told_at = now()
            where id = (select id from meeting
                         where pack_state = 'queued' and pack_asked_at <= now()
                            or pack_state = 'running' and pack_told_at < now() - make_interval(secs => $1)
                         order by pack_asked_at, id limit 1 for update skip locked)
           returning id, area, from_day as "fromDay", until_day as "untilDay"`,
    values: [silentSeconds],
  });
  return rows[0] ?? null;
}

/** Writes down how far a pack is. */
export async function tellPackProgress(tx: Queryable, id: string, progress: unknown): Promise<void> {
  await tx.query({
    name: 'meetingJobs.progress',
    text: `update meeting set pack_progress = $2::jsonb, pack_told_at = now() where id = $1 and pack_state = 'running'`,
    values: [id, JSON.stringify(progress)],
  });
}

/**
 * Puts a finished pack into its meeting, unless it has begun with others meanwhile; an agenda that nobody has written is proposed, and
 * those who came last time are expected again. Answers the pack that nobody needs any longer.
 */
export async function endPack(
  tx: Queryable,
  id: string,
  packId: string,
  agenda: unknown,
): Promise<string | null> {
  const { rows } = await tx.query<{ before: string | null }>({
    name: 'meetingJobs.endPack',
    text: `with old as (select id, area, pack_id, planned_at from meeting where id = $1 for update),
                last as (select p.attendees from meeting p join old on p.area = old.area
                          where p.planned_at < old.planned_at and p.state = 'closed' and p.attendees <> '[]'
                          order by p.planned_at desc limit 1)
           update meeting m
              set pack_id = $2, pack_state = null, pack_progress = null, version = m.version + 1,
                  agenda = case when m.agenda = '[]' then $3::jsonb else m.agenda end,
                  attendees = case when m.attendees = '[]' then coalesce(
                                (select jsonb_agg(e || '{"state": "expected", "at": null}') from last, jsonb_array_elements(last.attendees) e),
                                '[]') else m.attendees end
             from old where m.id = old.id and (m.state in ('planned', 'missed') or m.pack_id is null)
           returning old.pack_id as before`,
    values: [id, packId, JSON.stringify(agenda)],
  });
  const [row] = rows;
  if (row !== undefined) return row.before;
  await tx.query({
    name: 'meetingJobs.dropPack',
    text: `update meeting set pack_state = null, pack_progress = null where id = $1`,
    values: [id],
  });
  return packId;
}

/** Says that a pack could not be made. */
export async function failPack(tx: Queryable, id: string): Promise<void> {
  await tx.query({
    name: 'meetingJobs.failPack',
    text: `update meeting set pack_state = 'failed', version = version + 1 where id = $1 and pack_state = 'running'`,
    values: [id],
  });
}

/** Deletes frozen figures that no meeting and no report shows any longer. */
export async function deletePack(tx: Queryable, packId: string): Promise<void> {
  await tx.query({
    name: 'meetingJobs.deletePack',
    text: 'delete from pack where id = $1',
    values: [packId],
  });
}

/** Marks the planned meetings whose time is over as missed, each once; answers them with their times. */
export async function markMissed(
  tx: Queryable,
  now: Date,
): Promise<(MeetingTask & { title: string; heldBy: Date })[]> {
  const { rows } = await tx.query<MeetingTask & { title: string; heldBy: Date }>({
    name: 'meetingJobs.missed',
    text: `update meeting set state = 'missed', version = version + 1
            where state = 'planned' and held_by <= $1 returning id, area, title, held_by as "heldBy"`,
    values: [now],
  });
  return rows;
}

/** Takes the turn of planning meetings until the session lets it go; false while another gateway has it. */
export async function takeMeetingsTurn(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.meetings')) as mine`,
  );
  return rows[0]?.mine ?? false;
}

/** Lets the turn go. */
export async function endMeetingsTurn(session: Queryable): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.meetings'))`);
}
