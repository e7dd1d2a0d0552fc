import { askByClock } from '@fengqiao/db/queries/reports';
import type { FastifyInstance } from 'fastify';
import { clockDays, clockReports } from '../../domain/report-clock.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { titleOf } from './present-report.ts';

/**
 * Puts the reports of the periods that are over into the queue, for every area of their levels; answers how many were new. Asked twice,
 * by one gateway or several, each is made once.
 */
export async function askByTheClock(app: FastifyInstance, now: number): Promise<number> {
  let asked = 0;
  for (const { kind, level } of clockReports(app.profile)) {
    const { from, until } = clockDays(kind, now);
    const report = { kind, fromDay: from, untilDay: until, title: titleOf(kind, from, until) };
    asked += await app.inScope(wholeCountry, (tx) => askByClock(tx, report, level));
  }
  return asked;
}
