import type { IndicatorCases, IndicatorCasesQuery, IndicatorName } from '@fengqiao/contract/indicators';
import { casesBehind } from '@fengqiao/db/queries/indicator-cases';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { asked } from './ask.ts';
import { computeIndicator, countedArea } from './compute.ts';
import { withoutCases } from './definitions.ts';
import type { Figure } from './figure.ts';
import type { Slice } from './tally.ts';
import { sqlClocks } from './terms.ts';

/**
 * The cases behind a figure or one of its parts, the newest registration first. Sealed cases count in the figure and are listed for
 * their named handlers only. Throws `notFound` for a part that the figure does not have.
 */
export async function indicatorCases(
  app: FastifyInstance,
  session: AccountSession,
  name: IndicatorName,
  { part, side = 'numerator', cursor, limit = 50, ...query }: IndicatorCasesQuery,
): Promise<IndicatorCases> {
  const { areaCode, days, filter, profile, calendar, scope } = asked(app, session, name, query, 'zh');
  if (withoutCases.includes(name))
    throw new AppError('request.invalid', `there is no list of cases behind ${name}`);
  const area = countedArea(areaCode);
  const figureOf = await app.readScope(scope, (client) =>
    computeIndicator(client, name, { areas: [area], days, step: null, filter, profile, calendar }),
  );
  const slice = sliceOf(figureOf(area.key, null), part, side);
  if (slice === undefined) throw new AppError('notFound', `Part ${part} of ${name}`);
  const [registeredAt, caseId] =
    cursorKey(cursor, /^-?\d{1,15}\.\d{1,16}$/)
      ?.split('.')
      .map(Number) ?? [];
  const after = registeredAt === undefined || caseId === undefined ? undefined : { registeredAt, caseId };
  // As this account, so that no sealed case is in it; `area` lies within its subtree.
  const { lo, hi } = wholeCountry;
  const { rows, total } = await app.readScope({ ...session, lo, hi }, (client) =>
    casesBehind(
      client,
      { area, days, filter, clocks: sqlClocks(profile), behind: slice?.behind ?? [] },
      after,
      limit + 1,
    ),
  );
  const { items, nextCursor } = page(rows, limit, (row) => `${row.registeredAt}.${row.caseId}`);
  return { items: items.map(({ summary }) => summary), nextCursor, total };
}

/** undefined = there is no such part; null = no case stands behind that side. */
function sliceOf(
  figure: Figure,
  key: string | undefined,
  side: 'numerator' | 'denominator' | 'notItemised',
): Slice | null | undefined {
  if (side === 'notItemised') return figure.notItemised ?? null;
  const of = key === undefined ? figure : figure.parts?.find((part) => part.key === key);
  if (of === undefined) return undefined;
  return side === 'numerator' ? (of.numerator ?? of.denominator) : of.denominator;
}
