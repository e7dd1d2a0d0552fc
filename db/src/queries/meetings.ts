import type { Queryable } from '../pool.ts';

/** A meeting as it is stored; jsonb columns hold the shapes of the contract. */
export interface MeetingRow {
  id: string;
  area: number;
  areaName: string;
  cadence: string | null;
  cadenceRule: unknown;
  title: string;
  plannedAt: Date;
  fromDay: string;
  untilDay: string;
  heldBy: Date | null;
  video: boolean;
  state: 'planned' | 'open' | 'closed' | 'missed' | 'cancelled';
  openedAt: Date | null;
  closedAt: Date | null;
  chair: string | null;
  attendees: unknown;
  agenda: unknown;
  forecasts: unknown;
  packId: string | null;
  packState: 'queued' | 'running' | 'failed' | null;
  packProgress: unknown;
  version: number;
  decisions: number;
}

const columns = `m.id, m.area, coalesce(a.name, '') as "areaName", m.cadence, m.cadence_rule as "cadenceRule", m.title,
  m.planned_at as "plannedAt", m.from_day as "fromDay", m.until_day as "untilDay", m.held_by as "heldBy", m.video, m.state,
  m.opened_at as "openedAt", m.closed_at as "closedAt", m.chair, m.attendees, m.agenda, m.forecasts, m.pack_id as "packId",
  m.pack_state as "packState", m.pack_progress as "packProgress", m.version,
  (select count(*)::int from decision d where d.meeting_id = m.id) as decisions`;
const joins = 'left join area a on a.code = m.area';

/** One meeting of the scope, or null; `lock` holds it until the transaction ends. */
export async function findMeeting(tx: Queryable, id: string, lock = false): Promise<MeetingRow | null> {
  const { rows } = await tx.query<MeetingRow>({
    name: lock ? 'meetings.lock' : 'meetings.find',
    text: `select ${columns} from meeting m ${joins} where m.id = $1 ${lock ? 'for update of m' : ''}`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Meetings in a range of areas that are planned for a time between two moments, the latest first. */
export async function listMeetings(
  tx: Queryable,
  wanted: { lo: number; hi: number; from: Date; until: Date; state: string | undefined; limit: number },
): Promise<MeetingRow[]> {
  const { rows } = await tx.query<MeetingRow>({
    name: 'meetings.list',
    text: `select ${columns} from meeting m ${joins}
            where m.area between $1 and $2 and m.planned_at >= $3 and m.planned_at < $4
              and ($5::text is null or m.state = $5)
            order by m.planned_at desc, m.area, m.id limit $6`,
    values: [wanted.lo, wanted.hi, wanted.from, wanted.until, wanted.state ?? null, wanted.limit],
  });
  return rows;
}

export interface NewMeeting {
  area: number;
  cadence: string | null;
  cadenceRule: unknown;
  title: string;
  plannedAt: Date;
  fromDay: string;
  untilDay: string;
  heldBy: Date | null;
  video: boolean;
  createdBy: string;
}

/** Plans meetings; one of the same area, cadence and days is there once, whoever plans it. Answers the ids of the new ones. */
export async function insertMeetings(tx: Queryable, meetings: readonly NewMeeting[]): Promise<string[]> {
  if (meetings.length === 0) return [];
  const { rows } = await tx.query<{ id: string }>({
    name: 'meetings.insert',
    text: `insert into meeting (area, cadence, cadence_rule, title, planned_at, from_day, until_day, held_by, video, created_by)
           select m.area, m.cadence, m.cadence_rule, m.title, m.planned_at, m.from_day, m.until_day, m.held_by, m.video, m.created_by
             from jsonb_to_recordset($1::jsonb) as m (area bigint, cadence text, cadence_rule jsonb, title text, planned_at timestamptz,
                    from_day date, until_day date, held_by timestamptz, video boolean, created_by text)
           on conflict (area, cadence, from_day) do nothing returning id`,
    values: [
      JSON.stringify(
        meetings.map((meeting) => ({
          area: meeting.area,
          cadence: meeting.cadence,
          cadence_rule: meeting.cadenceRule,
          title: meeting.title,
          planned_at: meeting.plannedAt.toISOString(),
          from_day: meeting.fromDay,
          until_day: meeting.untilDay,
          held_by: meeting.heldBy?.toISOString() ?? null,
          video: meeting.video,
          created_by: meeting.createdBy,
        })),
      ),
    ],
  });
  return rows.map(({ id }) => id);
}

/** What people change of a meeting; what is left out stays. */
export interface MeetingValues {
  title?: string | undefined;
  plannedAt?: Date | undefined;
  video?: boolean | undefined;
  chair?: string | null | undefined;
  attendees?: unknown;
  agenda?: unknown;
  forecasts?: unknown;
}

/** Writes a change and counts the version up. */
export async function updateMeeting(tx: Queryable, id: string, values: MeetingValues): Promise<void> {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  await tx.query({
    name: 'meetings.update',
    text: `update meeting set version = version + 1, title = coalesce($2, title), planned_at = coalesce($3, planned_at),
                  video = coalesce($4, video), chair = case when $5 then $6 else chair end,
                  attendees = coalesce($7::jsonb, attendees), agenda = coalesce($8::jsonb, agenda),
                  forecasts = coalesce($9::jsonb, forecasts)
            where id = $1`,
    values: [
      id,
      values.title ?? null,
      values.plannedAt ?? null,
      values.video ?? null,
      values.chair !== undefined,
      values.chair ?? null,
      json(values.attendees),
      json(values.agenda),
      json(values.forecasts),
    ],
  });
}

/** Writes the state that an act has led to, with its time; opened and closed are told by the first and the last time. */
export async function setMeetingState(
  tx: Queryable,
  id: string,
  state: MeetingRow['state'],
  at: Date,
): Promise<void> {
  await tx.query({
    name: 'meetings.setState',
    // Figures that are still asked for are not wanted any longer once it goes on with those it has.
    text: `update meeting set state = $2, version = version + 1,
                  pack_state = case when pack_id is null then pack_state end,
                  opened_at = case when $2 = 'open' then coalesce(opened_at, $3) else opened_at end,
                  closed_at = case when $2 = 'closed' then $3 when $2 = 'open' then null else closed_at end
            where id = $1`,
    values: [id, state, at],
  });
}

/** The meeting of the same area and cadence that was held last before this one. */
export async function previousMeeting(
  tx: Queryable,
  meeting: Pick<MeetingRow, 'id' | 'area' | 'cadence' | 'plannedAt'>,
): Promise<{ id: string; openedAt: Date | null } | null> {
  const { rows } = await tx.query<{ id: string; openedAt: Date | null }>({
    name: 'meetings.previous',
    text: `select id, opened_at as "openedAt" from meeting
            where area = $1 and cadence is not distinct from $2 and planned_at < $3 and id <> $4 and state in ('open', 'closed')
            order by planned_at desc limit 1`,
    values: [meeting.area, meeting.cadence, meeting.plannedAt, meeting.id],
  });
  return rows[0] ?? null;
}

export interface MeetingNoteRow {
  at: Date;
  account: string;
  displayName: string;
  page: string | null;
  wordsMasked: string;
}

/** Adds a note; notes are never changed. */
export async function insertMeetingNote(
  tx: Queryable,
  note: Omit<MeetingNoteRow, 'at'> & { meetingId: string; words: string },
): Promise<void> {
  await tx.query({
    name: 'meetings.note',
    text: `insert into meeting_note (meeting_id, account, display_name, page, words, words_masked)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [note.meetingId, note.account, note.displayName, note.page, note.words, note.wordsMasked],
  });
}

/** Notes of a meeting in their order. */
export async function meetingNotes(tx: Queryable, meetingId: string): Promise<MeetingNoteRow[]> {
  const { rows } = await tx.query<MeetingNoteRow>({
    name: 'meetings.notes',
    text: `select at, account, display_name as "displayName", page, words_masked as "wordsMasked"
             from meeting_note where meeting_id = $1 order by id`,
    values: [meetingId],
  });
  return rows;
}
