import type { Report, ReportInput } from '@fengqiao/contract/reports';
import { tellSubject } from '@fengqiao/db/queries/outbox';
import { askReport, endReport } from '@fengqiao/db/queries/reports';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { shanghaiDay } from '../../domain/instant.ts';
import { lastPeriod, periodWith } from '../../domain/report-periods.ts';
import { reportRule } from '../../domain/report-rules.ts';
import { AppError } from '../../plugins/errors.ts';
import { titleOf } from './present-report.ts';
import { oneReport, ownArea, reportFor } from './read-reports.ts';

/** Puts a report into the queue. Throws `access.denied` outside the subtree and for kinds of other roles, `report.future`. */
export async function makeReport(
  app: FastifyInstance,
  request: FastifyRequest,
  { kind, areaCode, day }: ReportInput,
): Promise<Report> {
  const { session } = request;
  const rule = reportRule(kind);
  if (!rule.roles.includes(session.role)) throw new AppError('access.denied');
  const area = ownArea(session, areaCode);
  const today = shanghaiDay(Date.now());
  const days = day === undefined ? lastPeriod(today, rule.period) : periodWith(day, rule.period);
  if (days.from > today) throw new AppError('report.future', days.from);
  const { from, until } = days;
  const id = await app.inScope(session, async (tx) => {
    const { id, isNew } = await askReport(tx, {
      kind,
      area,
      fromDay: from,
      untilDay: until,
      title: titleOf(kind, from, until),
      askedBy: session.account,
    });
    if (isNew) await tellSubject(tx, 'report', area, id);
    const detail = { kind, area: areaCode, from, until };
    await app.audit({ action: 'report.asked', object: `report:${id}`, detail }, request, tx);
    return id;
  });
  app.reports.hint();
  return oneReport(app, session, id, 'zh');
}

/** Stops a report that waits or runs; what was made of it is gone. Throws `notFound`, `access.denied` for one of somebody else, `report.over`. */
export async function cancelReport(app: FastifyInstance, request: FastifyRequest, id: string): Promise<void> {
  const { session } = request;
  await app.inScope(session, async (tx) => {
    const row = await reportFor(tx, session, id);
    if (row.askedBy !== session.account && session.role !== 'head') throw new AppError('access.denied');
    if (!(await endReport(tx, id, 'cancelled', null))) throw new AppError('report.over', row.title);
    await tellSubject(tx, 'report', row.area, id);
    await app.audit({ action: 'report.cancelled', object: `report:${id}` }, request, tx);
  });
  app.reports.stop(id);
}
