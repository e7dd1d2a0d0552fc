import type { Queryable } from '../pool.ts';

/** A meeting that is put into a demo, its figures to be made a while later: when there are some. */
export interface DemoMeeting {
  area: number;
  title: string;
  plannedAt: Date;
  fromDay: string;
  untilDay: string;
  /** null = still to come. */
  heldAt: Date | null;
  attendees: unknown;
  packAfterSeconds: number;
  by: string;
}

/** Meetings of an area that the demo has put there, by when they are planned. */
export async function demoMeetings(tx: Queryable, area: number, by: string): Promise<{ plannedAt: Date }[]> {
  const { rows } = await tx.query<{ plannedAt: Date }>(
    'select planned_at as "plannedAt" from meeting where area = $1 and created_by = $2',
    [area, by],
  );
  return rows;
}

/** Puts a meeting of the demo into the register; answers its id. */
export async function insertDemoMeeting(tx: Queryable, meeting: DemoMeeting): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into meeting (area, title, planned_at, from_day, until_day, state, opened_at, closed_at, chair, attendees,
                          pack_state, pack_asked_at, created_by)
     values ($1, $2, $3, $4, $5, case when $6::timestamptz is null then 'planned' else 'closed' end, $6,
             $6::timestamptz + interval '70 minutes', case when $6 is null then null else '值班领导' end, $7::jsonb,
             'queued', now() + make_interval(secs => $8), $9) returning id`,
    [
      meeting.area,
      meeting.title,
      meeting.plannedAt,
      meeting.fromDay,
      meeting.untilDay,
      meeting.heldAt,
      JSON.stringify(meeting.attendees),
      meeting.packAfterSeconds,
      meeting.by,
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a meeting of the demo was not stored');
  return row.id;
}
