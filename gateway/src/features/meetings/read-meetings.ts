import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Forecast, Meeting, MeetingLine, MeetingQuery } from '@fengqiao/contract/meetings';
import type { Language } from '@fengqiao/contract/reference';
import { decisionsOf, earlierDecisions } from '@fengqiao/db/queries/decisions';
import {
  findMeeting,
  listMeetings,
  type MeetingRow,
  meetingNotes,
  previousMeeting,
} from '@fengqiao/db/queries/meetings';
import { visibleCodes } from '@fengqiao/db/queries/packs';
import type { FastifyInstance } from 'fastify';
import { addDays, shanghaiDay, startOfDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { presentDecision } from '../decisions/present-decision.ts';
import { headsOf } from '../packs/read-pack.ts';
import { meetingLine, presentMeeting } from './present-meeting.ts';

const mostListed = 500;
/** Without a window: the meetings of the last two months and of the next one. */
const [daysBack, daysAhead] = [60, 31];

/** Meetings of an area and of those below it, the latest first. Throws `access.denied` outside the session's subtree. */
export async function meetings(
  app: FastifyInstance,
  session: AccountSession,
  { area, from, until, state }: MeetingQuery,
): Promise<{ items: MeetingLine[]; nextCursor: null }> {
  const range = narrow(session, area);
  if (range === null) throw new AppError('access.denied');
  const today = shanghaiDay(Date.now());
  const window = {
    from: new Date(startOfDay(from ?? addDays(today, -daysBack))),
    until: new Date(startOfDay(until ?? addDays(today, daysAhead))),
  };
  return app.readScope(session, async (tx) => {
    const { lo, hi } = range;
    const rows = await listMeetings(tx, { lo, hi, ...window, state, limit: mostListed });
    const heads = await headsOf(
      tx,
      rows.flatMap(({ packId }) => packId ?? []),
    );
    return { items: rows.map((row) => meetingLine(row, heads)), nextCursor: null };
  });
}

/** One meeting with its notes and decisions. Throws `notFound`. */
export async function readMeeting(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
  language: Language,
): Promise<Meeting> {
  return app.readScope(session, async (tx) =>
    meetingAs(app, tx, session, await meetingFor(tx, id), language),
  );
}

/** A meeting of the scope; `lock` holds it until the transaction ends. Throws `notFound`. */
export async function meetingFor(tx: Client, id: string, lock = false): Promise<MeetingRow> {
  const row = await findMeeting(tx, id, lock);
  if (row === null) throw new AppError('notFound', `Meeting ${id}`);
  return row;
}

/** A found meeting as the session may know it. */
export async function meetingAs(
  app: FastifyInstance,
  tx: Client,
  session: AccountSession,
  row: MeetingRow,
  language: Language,
): Promise<Meeting> {
  const now = Date.now();
  const as = { profile: app.profile, language, now, reader: session };
  const previous = await previousMeeting(tx, row);
  const before = row.openedAt ?? new Date(now);
  const earlier = await earlierDecisions(tx, {
    area: row.area,
    before,
    // What was ended since the meeting before is told once more, so that all hear it.
    endedSince: previous?.openedAt ?? before,
    exceptMeeting: row.id,
  });
  const taken = await decisionsOf(tx, row.id);
  const parts = {
    heads: await headsOf(tx, row.packId === null ? [] : [row.packId]),
    notes: await meetingNotes(tx, row.id),
    taken: taken.map((each) => presentDecision(each, as)),
    earlier: earlier.map((each) => presentDecision(each, as)),
    previousId: previous?.id ?? null,
    visible: await visibleCodes(
      tx,
      (row.forecasts as Forecast[]).map(({ caseCode }) => caseCode),
    ),
  };
  return presentMeeting(row, parts, session);
}

/** Code of the area of a meeting. */
export const areaOf = ({ area }: Pick<MeetingRow, 'area'>): string => areaCodeOfKey(area);
