import { areaKey, isWithin } from '@fengqiao/contract/areas';
import type { Forecast, Meeting, MeetingChange, MeetingInput, NoteInput } from '@fengqiao/contract/meetings';
import type { Language } from '@fengqiao/contract/reference';
import {
  insertMeetingNote,
  insertMeetings,
  type MeetingValues,
  updateMeeting,
} from '@fengqiao/db/queries/meetings';
import { tellSubject } from '@fengqiao/db/queries/outbox';
import { visibleCodes } from '@fengqiao/db/queries/packs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayMs, startOfDay } from '../../domain/instant.ts';
import type { Masker } from '../../domain/mask.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import { holdsMeetingsOf, isWritable, mayCall } from '../../domain/meeting-acts.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { caseFor } from '../cases/case-standing.ts';
import { areaOf, meetingAs, meetingFor } from './read-meetings.ts';

/** Longest time that a meeting looks at. */
const mostDays = 366;

/** Calls a meeting that no cadence asks for. Throws `access.denied`, `meeting.badDays`. */
export async function callMeeting(
  app: FastifyInstance,
  request: FastifyRequest,
  input: MeetingInput,
  language: Language,
): Promise<Meeting> {
  const { session } = request;
  const { areaCode, title, plannedAt, from, until, video } = input;
  if (!isWithin(areaCode, session.areaCode) || !mayCall(session, areaCode))
    throw new AppError('access.denied');
  const days = (startOfDay(until) - startOfDay(from)) / dayMs;
  if (!(days > 0) || days > mostDays) throw new AppError('meeting.badDays', mostDays);
  return app.inScope(session, async (tx) => {
    const [id = ''] = await insertMeetings(tx, [
      {
        area: areaKey(areaCode),
        cadence: null,
        cadenceRule: null,
        title,
        plannedAt: new Date(plannedAt),
        fromDay: from,
        untilDay: until,
        heldBy: null,
        video,
        createdBy: session.account,
      },
    ]);
    await tellSubject(tx, 'meeting', areaKey(areaCode), id);
    const row = await meetingFor(tx, id);
    const detail = { called: true, plannedAt, from, until };
    await app.audit({ action: 'meeting.changed', object: `meeting:${id}`, areaCode, detail }, request, tx);
    return meetingAs(app, tx, session, row, language);
  });
}

/**
 * Changes what people write into a meeting. Throws `notFound`, `access.denied`, `meeting.changed` when the version named is not the
 * newest, `meeting.notNow` once it was closed.
 */
export async function changeMeeting(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  change: MeetingChange,
  language: Language,
): Promise<Meeting> {
  const { session } = request;
  const masker = maskerFor(await app.places.current(), app.profile);
  return app.inScope(session, async (tx) => {
    const row = await meetingFor(tx, id, true);
    if (!holdsMeetingsOf(session, areaOf(row))) throw new AppError('access.denied');
    if (!isWritable(row.state)) throw new AppError('meeting.notNow', row.state, 'a change');
    if (change.version !== row.version)
      throw new AppError('meeting.changed', row.version).withDetails({ version: row.version });
    await updateMeeting(tx, id, await valuesOf(tx, session, change, row.forecasts as Forecast[], masker));
    await tellSubject(tx, 'meeting', row.area, id);
    const after = await meetingFor(tx, id);
    const fields = Object.keys(change).filter((field) => field !== 'version');
    const detail = { fields, version: after.version };
    await app.audit(
      { action: 'meeting.changed', object: `meeting:${id}`, areaCode: areaOf(row), detail },
      request,
      tx,
    );
    return meetingAs(app, tx, session, after, language);
  });
}

async function valuesOf(
  tx: Client,
  session: AccountSession,
  { title, plannedAt, video, chair, attendees, agenda, forecasts }: MeetingChange,
  before: readonly Forecast[],
  masker: Masker,
): Promise<MeetingValues> {
  return {
    title,
    plannedAt: plannedAt === undefined ? undefined : new Date(plannedAt),
    video,
    chair,
    attendees,
    agenda,
    forecasts:
      forecasts === undefined ? undefined : await checkedForecasts(tx, session, forecasts, before, masker),
  };
}

/** What the judge expects, its reason masked; forecasts of cases that this account does not see stay as they are. Throws `notFound`. */
async function checkedForecasts(
  tx: Client,
  session: AccountSession,
  forecasts: readonly Forecast[],
  before: readonly Forecast[],
  masker: Masker,
): Promise<Forecast[]> {
  const visible = await visibleCodes(
    tx,
    before.map(({ caseCode }) => caseCode),
  );
  const hidden = before.filter(({ caseCode }) => !visible.has(caseCode));
  const checked: Forecast[] = [];
  for (const forecast of forecasts) {
    await caseFor(tx, session, forecast.caseCode);
    checked.push({ ...forecast, reason: masker.deep(forecast.reason) as string });
  }
  return [...hidden, ...checked];
}

/** Writes a note; it is masked when it is stored. Throws `notFound`, `access.denied`, `meeting.notNow`. */
export async function noteMeeting(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  { text, page }: NoteInput,
  language: Language,
): Promise<Meeting> {
  const { session } = request;
  const wordsMasked = maskerFor(await app.places.current(), app.profile).deep(text) as string;
  return app.inScope(session, async (tx) => {
    const row = await meetingFor(tx, id);
    if (!holdsMeetingsOf(session, areaOf(row))) throw new AppError('access.denied');
    if (!isWritable(row.state)) throw new AppError('meeting.notNow', row.state, 'a note');
    const { account, displayName } = session;
    await insertMeetingNote(tx, { meetingId: id, account, displayName, page, words: text, wordsMasked });
    await tellSubject(tx, 'meeting', row.area, id);
    const act = { action: 'meeting.noted', object: `meeting:${id}`, areaCode: areaOf(row) } as const;
    await app.audit({ ...act, detail: { page } }, request, tx);
    return meetingAs(app, tx, session, row, language);
  });
}
