import { areaCodeOfKey, areaLevel } from '@fengqiao/contract/areas';
import type { Language } from '@fengqiao/contract/reference';
import type { ReturnInput, Returns } from '@fengqiao/contract/reports';
import { monthlyReturns, sendReturn } from '@fengqiao/db/queries/monthly-returns';
import { tellSubject } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addMonths, shanghaiDay } from '../../domain/instant.ts';
import { returnDefinition, returnDueAt, returnRule, returnState } from '../../domain/monthly-returns.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { reportFor } from './read-reports.ts';

/** The month whose return is due next: the last that is over. */
export const currentMonth = (now: number): string =>
  addMonths(`${shanghaiDay(now).slice(0, 7)}-01`, -1).slice(0, 7);

/** Who has sent the return of a month up, of the areas of the session's subtree that owe one (HP-13). */
export async function returnsOf(
  app: FastifyInstance,
  session: AccountSession,
  month: string,
  language: Language,
): Promise<Returns> {
  const rule = returnRule(app.profile);
  const definition = returnDefinition(rule)[language];
  const none = { month, definition, expected: 0, inTime: 0, late: 0, missing: 0, lines: [] };
  if (rule === null) return none;
  const { lo, hi } = session;
  const rows = await app.readScope(session, (tx) =>
    monthlyReturns(tx, { lo, hi, level: rule.level, month: `${month}-01` }),
  );
  const dueAt = returnDueAt(month, rule.on);
  const now = Date.now();
  const lines = rows.map(({ area, areaName, sentAt, sentBy, reportId }) => ({
    areaCode: areaCodeOfKey(area),
    areaName,
    dueAt: new Date(dueAt).toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    sentBy,
    reportId,
    state: returnState(dueAt, sentAt?.getTime() ?? null, now),
  }));
  const count = (state: string) => lines.filter((line) => line.state === state).length;
  return {
    month,
    definition,
    expected: lines.length,
    inTime: count('inTime'),
    late: count('late'),
    missing: count('missing'),
    lines,
  };
}

/**
 * Sends a monthly return up. Throws `return.none` where the place or the level owes none, `return.wrong` for a report of another kind,
 * area or month, `report.notReady`.
 */
export async function sendUp(
  app: FastifyInstance,
  request: FastifyRequest,
  { month, reportId }: ReturnInput,
): Promise<Returns> {
  const { session } = request;
  const rule = returnRule(app.profile);
  if (rule === null || areaLevel(session.areaCode) !== rule.level) throw new AppError('return.none');
  await app.inScope(session, async (tx) => {
    const report = await reportFor(tx, session, reportId);
    const isOwn = areaCodeOfKey(report.area) === session.areaCode;
    if (report.kind !== 'monthlyReturn' || !isOwn || report.fromDay !== `${month}-01`)
      throw new AppError('return.wrong', session.areaName, month);
    if (report.state !== 'ready') throw new AppError('report.notReady', reportId);
    await sendReturn(tx, {
      area: report.area,
      month: `${month}-01`,
      reportId,
      sentBy: session.displayName,
    });
    await tellSubject(tx, 'report', report.area, reportId);
    const detail = { month, area: session.areaCode };
    await app.audit({ action: 'return.sent', object: `report:${reportId}`, detail }, request, tx);
  });
  return returnsOf(app, session, month, 'zh');
}
