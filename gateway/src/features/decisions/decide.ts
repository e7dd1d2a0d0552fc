import { areaCodeOfKey, areaKey, isWithin } from '@fengqiao/contract/areas';
import type { Decision, DecisionInput } from '@fengqiao/contract/decisions';
import type { Language } from '@fengqiao/contract/reference';
import { areaNames } from '@fengqiao/db/queries/areas';
import {
  type DecisionValues,
  findDecision,
  insertDecision,
  takeDecisionSerial,
  updateDecision,
} from '@fengqiao/db/queries/decisions';
import { findMeeting } from '@fengqiao/db/queries/meetings';
import { tellSubject } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { decisionNumber } from '../../domain/decisions.ts';
import { shanghaiDay } from '../../domain/instant.ts';
import { yearOf } from '../../domain/letters.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import { holdsMeetingsOf, isDeciding } from '../../domain/meeting-acts.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { caseFor } from '../cases/case-standing.ts';
import { presentDecision } from './present-decision.ts';

/**
 * Takes a decision in a meeting that goes on; it gets the next number of its area and year. Throws `notFound`, `access.denied`,
 * `meeting.notNow`, `decision.otherArea`, `decision.duePast`, `act.unknownDepartment`.
 */
export async function decide(
  app: FastifyInstance,
  request: FastifyRequest,
  meetingId: string,
  input: DecisionInput,
  language: Language,
): Promise<Decision> {
  const { session } = request;
  const now = Date.now();
  return app.inScope(session, async (tx) => {
    const meeting = await findMeeting(tx, meetingId, true);
    if (meeting === null) throw new AppError('notFound', `Meeting ${meetingId}`);
    const areaCode = areaCodeOfKey(meeting.area);
    if (!holdsMeetingsOf(session, areaCode)) throw new AppError('access.denied');
    if (!isDeciding(meeting.state)) throw new AppError('meeting.notNow', meeting.state, 'a decision');
    const values = await valuesOf(app, tx, session, areaCode, input, now);
    const year = yearOf(now);
    const n = await takeDecisionSerial(tx, meeting.area, year);
    const number = decisionNumber(meeting.areaName, year, n);
    const id = await insertDecision(tx, {
      ...values,
      meetingId,
      meetingTitle: meeting.title,
      area: meeting.area,
      number,
      decidedBy: session.account,
      decidedAt: new Date(now),
    });
    await tellSubject(tx, 'meeting', meeting.area, meetingId);
    const detail = { number, ownerArea: input.ownerArea, department: input.department, dueOn: input.dueOn };
    await app.audit({ action: 'decision.made', object: `decision:${id}`, areaCode, detail }, request, tx);
    return read(app, tx, session, id, language, now);
  });
}

/** Words a decision anew while its meeting goes on. Throws as `decide`, and `decision.over` for one that has ended. */
export async function changeDecision(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  input: DecisionInput,
  language: Language,
): Promise<Decision> {
  const { session } = request;
  const now = Date.now();
  return app.inScope(session, async (tx) => {
    const row = await findDecision(tx, id, true);
    if (row === null) throw new AppError('notFound', `Decision ${id}`);
    const areaCode = areaCodeOfKey(row.area);
    if (!holdsMeetingsOf(session, areaCode)) throw new AppError('access.denied');
    if (row.state !== 'open') throw new AppError('decision.over', row.number, row.state);
    const meeting = await findMeeting(tx, row.meetingId);
    if (meeting === null || !isDeciding(meeting.state))
      throw new AppError('meeting.notNow', meeting?.state ?? 'unknown', 'a change of its decisions');
    await updateDecision(tx, id, await valuesOf(app, tx, session, areaCode, input, now));
    await tellSubject(tx, 'meeting', row.area, row.meetingId);
    const detail = { number: row.number, ownerArea: input.ownerArea, dueOn: input.dueOn };
    await app.audit({ action: 'decision.changed', object: `decision:${id}`, areaCode, detail }, request, tx);
    return read(app, tx, session, id, language, now);
  });
}

async function valuesOf(
  app: FastifyInstance,
  tx: Client,
  session: AccountSession,
  areaCode: string,
  input: DecisionInput,
  now: number,
): Promise<DecisionValues> {
  const { ownerArea, department, owner, text, dueOn, page, caseCodes } = input;
  if (!isWithin(ownerArea, areaCode)) throw new AppError('decision.otherArea', ownerArea, areaCode);
  if (!(await areaNames(tx, [areaKey(ownerArea)])).has(areaKey(ownerArea)))
    throw new AppError('notFound', `Area ${ownerArea}`);
  if (!app.profile.departments.some(({ code }) => code === department))
    throw new AppError('act.unknownDepartment', department, app.profile.id);
  if (dueOn < shanghaiDay(now)) throw new AppError('decision.duePast', dueOn);
  const caseIds: number[] = [];
  for (const caseCode of caseCodes) caseIds.push((await caseFor(tx, session, caseCode)).row.case_id);
  const wordsMasked = maskerFor(await app.places.current(), app.profile).deep(text) as string;
  return { ownerArea: areaKey(ownerArea), department, owner, words: text, wordsMasked, dueOn, page, caseIds };
}

async function read(
  app: FastifyInstance,
  tx: Client,
  reader: AccountSession,
  id: string,
  language: Language,
  now: number,
): Promise<Decision> {
  const row = await findDecision(tx, id);
  if (row === null) throw new AppError('notFound', `Decision ${id}`);
  return presentDecision(row, { profile: app.profile, language, now, reader });
}
