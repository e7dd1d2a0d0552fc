import type { Role } from '@fengqiao/contract/accounts';
import { areaKey, areaLevel, areaPrefix, areaRange, isWithin } from '@fengqiao/contract/areas';
import type { Indicator, IndicatorName, IndicatorQuery } from '@fengqiao/contract/indicators';
import type { Language } from '@fengqiao/contract/reference';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import * as caseFigures from './case-figures.ts';
import { definitions } from './definitions.ts';
import type { Figure, Question } from './figure.ts';
import { labelOf } from './labels.ts';
import { comparedDays, daysOf } from './window.ts';
import * as workFigures from './work-figures.ts';

const { unknown, ...work } = workFigures;
const compute: Record<IndicatorName, (question: Question) => Promise<Figure>> = {
  ...work,
  ...caseFigures,
  presence: unknown,
  hotTopics: unknown,
};

/** Changes smaller than this are "flat": two per cent of a count or of days, half a point of a share. */
const flatRatio = 0.02;
const flatPoints = 0.005;

/** Who may see how much support was given, as counts of an area; there is no list of persons behind it (FX-08). */
const supportRoles: readonly Role[] = ['leader', 'head'];

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
  const areaCode = query.area ?? session.areaCode;
  if (!isWithin(areaCode, session.areaCode)) throw new AppError('access.denied');
  if (name === 'support' && !supportRoles.includes(session.role)) throw new AppError('access.denied');
  const { unit, now, words } = definitions[name];
  const profile = app.profileOf(query.profile);
  const days = daysOf(query.from, query.to, Date.now());
  const [figure, before] = await app.readScope({ ...session, purpose: 'gateway' }, async (client) => {
    const question: Question = {
      client,
      area: { lvl: areaPrefix(areaCode).length, key: areaKey(areaPrefix(areaCode)) },
      level: areaLevel(areaCode),
      range: areaRange(areaCode),
      days,
      profile,
    };
    const current = await compute[name](question);
    if (query.compare === undefined || now) return [current, null];
    const earlier = await compute[name]({ ...question, days: comparedDays(days, query.compare) });
    return [current, earlier.value];
  });
  const { parts, ...rest } = figure;
  return {
    name,
    unit,
    definition: words[language],
    ...rest,
    ...(parts === undefined
      ? {}
      : { parts: parts.map((part) => ({ ...part, label: labelOf(part.key, language, profile) })) }),
    ...(query.compare === undefined ? {} : { previous: comparison(figure.value, before, unit) }),
  };
}

/** The change as a difference in the indicator's unit; unknown when either side is. */
function comparison(
  value: number | null,
  before: number | null,
  unit: Indicator['unit'],
): NonNullable<Indicator['previous']> {
  if (value === null || before === null) return { value: before, change: null, flat: false };
  const change = value - before;
  const band = unit === 'share' ? flatPoints : Math.abs(before) * flatRatio;
  return { value: before, change, flat: Math.abs(change) <= band };
}
