import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type {
  Indicator,
  IndicatorByArea,
  IndicatorName,
  IndicatorQuery,
  IndicatorSeries,
  IndicatorSeriesQuery,
} from '@fengqiao/contract/indicators';
import type { Language } from '@fengqiao/contract/reference';
import { areaChildren, areaNames } from '@fengqiao/db/queries/areas';
import type { FastifyInstance } from 'fastify';
import { type LadderCounts, superviseReasons } from '../../domain/supervision-advice.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { asked, wordsOf } from './ask.ts';
import { changeWords } from './comparison.ts';
import { computeIndicator, countedArea } from './compute.ts';
import { definitions } from './definitions.ts';
import type { Figure } from './figure.ts';
import { periodsOf } from './periods.ts';
import { presentFigure, presentPrevious } from './present-figure.ts';
import { comparedDays } from './window.ts';

/** As many as a chart can show. */
const mostPeriods = 400;

/**
 * One indicator of an area and window. It counts every case of the area, sealed ones too: a figure that left some out would be
 * wrong, and nobody can tell from it which case it was. Throws `access.denied` outside the session's subtree.
 */
export async function indicator(
  app: FastifyInstance,
  session: AccountSession,
  name: IndicatorName,
  query: IndicatorQuery,
  language: Language,
): Promise<Indicator> {
  const ask = asked(app, session, name, query, language);
  const { areaCode, days, filter, profile, calendar, scope, as } = ask;
  const area = countedArea(areaCode);
  const earlier = query.compare === undefined || definitions[name].now ? null : comparedDays(days, query);
  const [now, before] = await app.readScope(scope, async (client) => {
    const question = { areas: [area], days, step: null, filter, profile, calendar };
    const figureOf = await computeIndicator(client, name, question);
    if (earlier === null) return [figureOf(area.key, null), undefined];
    const before = await computeIndicator(client, name, { ...question, days: earlier });
    return [figureOf(area.key, null), before(area.key, null)];
  });
  return {
    ...wordsOf(ask),
    ...presentFigure(now, as, before),
    ...(query.compare === undefined
      ? {}
      : {
          changeDefinition: changeWords(as.unit, profile)[language],
          previous: presentPrevious(now, before ?? null, earlier, as),
        }),
  };
}

/** An indicator by day, week, month or quarter. What is only known of this moment has no series: `request.invalid`. */
export async function indicatorSeries(
  app: FastifyInstance,
  session: AccountSession,
  name: IndicatorName,
  { step = 'day', ...query }: IndicatorSeriesQuery,
  language: Language,
): Promise<IndicatorSeries> {
  const ask = asked(app, session, name, query, language);
  if (definitions[name].now)
    throw new AppError('request.invalid', `${name} is counted of this moment: there is no series of it`);
  const { areaCode, days, filter, profile, calendar, scope, as } = ask;
  const periods = periodsOf(days, step);
  if (periods.length > mostPeriods)
    throw new AppError('request.invalid', `more than ${mostPeriods} periods: choose a longer step`);
  const area = countedArea(areaCode);
  const figureOf = await app.readScope(scope, (client) =>
    computeIndicator(client, name, { areas: [area], days, step, filter, profile, calendar }),
  );
  return {
    ...wordsOf(ask),
    step,
    periods: periods.map(({ key, from, until }) => ({
      from,
      until,
      ...presentFigure(figureOf(area.key, key), as),
    })),
  };
}

/** An indicator of an area and of those right below it, in the order of their codes. */
export async function indicatorByArea(
  app: FastifyInstance,
  session: AccountSession,
  name: IndicatorName,
  query: Omit<IndicatorQuery, 'compare' | 'baselineFrom' | 'baselineTo'>,
  language: Language,
): Promise<IndicatorByArea> {
  const ask = asked(app, session, name, query, language);
  const { areaCode, days, filter, profile, calendar, scope, as } = ask;
  const root = countedArea(areaCode);
  const { figureOf, children, rootName } = await app.readScope(scope, async (client) => {
    const children = await areaChildren(client, root.key);
    const names = await areaNames(client, [root.key]);
    const areas = [root, ...children.map(({ code }) => countedArea(areaCodeOfKey(code)))];
    const figureOf = await computeIndicator(client, name, {
      areas,
      days,
      step: null,
      filter,
      profile,
      calendar,
    });
    return { figureOf, children, rootName: names.get(root.key) ?? areaCode };
  });
  const total = figureOf(root.key, null);
  const below = children.map(({ code, name: areaName }) => ({
    areaCode: areaCodeOfKey(code),
    areaName,
    figure: figureOf(code, null),
  }));
  const counted = below.reduce((sum, { figure }) => sum + (figure.numerator?.n ?? 0), 0);
  return {
    ...wordsOf(ask),
    total: { areaCode, areaName: rootName, ...presentFigure(total, as) },
    areas: below.map(({ figure, ...area }) => ({
      ...area,
      ...presentFigure(figure, as),
      ...(name === 'funnel' ? suggested(figure, total, language) : {}),
    })),
    // Medians do not add up, and what spilled over depends on the level that asks.
    elsewhere:
      total.numerator === null || as.unit === 'days' || name === 'spillover' || name === 'presence'
        ? null
        : total.numerator.n - counted,
  };
}

/** 督办建议 of HP-07, where something speaks for it. */
function suggested(area: Figure, whole: Figure, language: Language): { supervise?: string[] } {
  const reasons = superviseReasons(ladderCounts(area), ladderCounts(whole));
  return reasons.length === 0 ? {} : { supervise: reasons.map((reason) => reason[language]) };
}

function ladderCounts({ denominator, parts = [] }: Figure): LadderCounts {
  const reached = (level: string) => parts.find(({ key }) => key === level)?.numerator.n ?? 0;
  return { cases: denominator?.n ?? 0, village: reached('village'), township: reached('township') };
}
