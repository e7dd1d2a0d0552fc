import { areaPrefix } from '@fengqiao/contract/areas';
import { type MapTimes, type MapTimesQuery, mostTimeSteps } from '@fengqiao/contract/map-times';
import type { CaseConditions } from '@fengqiao/db/queries/case-filter';
import { hiddenByDays, registeredByDays, registeredBySteps } from '@fengqiao/db/queries/map-times';
import type { FastifyInstance } from 'fastify';
import { addDays, dayMs, shanghaiDay, startOfDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { mapConditions } from './map-filter.ts';

const minuteMs = 60_000;
/** Windows up to this long are counted case by case. */
const rawDays = 31;

/**
 * Registrations by step. Long windows of days without other filters than area and category come from the daily counts, less the
 * sealed cases that are hidden from the session. Throws `request.invalid` for a window without length or with too many steps.
 */
export async function registrations(
  app: FastifyInstance,
  session: AccountSession,
  query: MapTimesQuery,
): Promise<MapTimes> {
  const filter = await mapConditions(app, session, query);
  const { stepMinutes } = query;
  const [from, to] = [Date.parse(query.from), Date.parse(query.to)];
  if (from >= to) throw new AppError('request.invalid', 'from must be before to');
  const steps = Math.ceil((to - from) / (stepMinutes * minuteMs));
  if (steps > mostTimeSteps)
    throw new AppError('request.invalid', `more than ${mostTimeSteps} steps: choose a longer one`);
  const counts = new Array<number>(steps).fill(0);
  const add = (step: number, n: number) => {
    counts[step] = (counts[step] ?? 0) + n;
  };
  if (filter !== null) {
    const areaCode = query.area ?? session.areaCode;
    if (fromDays(query, from, to, areaCode))
      await addDaily(app, session, { query, filter, areaCode, from, to }, add);
    else {
      const rows = await app.readScope(session, (client) =>
        registeredBySteps(client, filter, query.from, stepMinutes),
      );
      for (const { step, n } of rows) add(step, n);
    }
  }
  return { counts, total: counts.reduce((sum, n) => sum + n, 0) };
}

/** Whether the daily counts answer: whole days, nothing asked for that they do not keep, and long enough to be worth it. */
function fromDays(query: MapTimesQuery, from: number, to: number, areaCode: string): boolean {
  const { tier, status, overdue, level, q, stepMinutes } = query;
  const plain = [tier, status, overdue, level, q].every((part) => part === undefined);
  const wholeDays = stepMinutes % 1440 === 0 && startOfDay(shanghaiDay(from)) === from;
  return plain && wholeDays && to - from > rawDays * dayMs && areaPrefix(areaCode).length < 15;
}

interface DailyAsk {
  query: MapTimesQuery;
  filter: CaseConditions;
  areaCode: string;
  from: number;
  to: number;
}

/** The last day may be cut short by `to`: nothing is registered in the future, so it is taken whole. */
async function addDaily(
  app: FastifyInstance,
  session: AccountSession,
  { query, filter, areaCode, from, to }: DailyAsk,
  add: (step: number, n: number) => void,
): Promise<void> {
  const lastDay = shanghaiDay(to - 1);
  const days = {
    lvl: areaPrefix(areaCode).length,
    key: filter.lo,
    from: shanghaiDay(from),
    until: addDays(lastDay, 1),
    category: query.category,
  };
  const daysPerStep = query.stepMinutes / 1440;
  const counted = await app.readScope({ ...session, lo: filter.lo, hi: filter.hi }, (client) =>
    registeredByDays(client, days),
  );
  const hidden = await app.readScope(
    { ...session, lo: filter.lo, hi: filter.hi, purpose: 'gateway' },
    (client) => hiddenByDays(client, session.account, filter, days),
  );
  for (const { step, n } of counted) add(Math.floor(step / daysPerStep), n);
  for (const { step, n } of hidden) add(Math.floor(step / daysPerStep), -n);
}
