import type { Role } from '@fengqiao/contract/accounts';
import { isWithin } from '@fengqiao/contract/areas';
import type { IndicatorName, IndicatorQuery } from '@fengqiao/contract/indicators';
import type { Language } from '@fengqiao/contract/reference';
import type { Scope } from '@fengqiao/db';
import type { CountFilter, Days } from '@fengqiao/db/queries/indicator-filter';
import type { FastifyInstance } from 'fastify';
import type { Calendar } from '../../domain/calendar.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { definitions } from './definitions.ts';
import { needsCases } from './need.ts';
import type { Presentation } from './present-figure.ts';
import { daysOf } from './window.ts';

/** Who may see how much support was given, as counts of an area; there is no list of persons behind it (FX-08). */
const supportRoles: readonly Role[] = ['leader', 'head'];

/** A question about an indicator that its asker may ask. */
export interface Asked {
  name: IndicatorName;
  areaCode: string;
  days: Days;
  filter: CountFilter;
  profile: Profile;
  calendar: Calendar;
  /** In which the counts are read: the asker's own, or the whole country where events have to be found by their case. */
  scope: Scope;
  as: Presentation;
}

type Filters = Omit<IndicatorQuery, 'compare' | 'baselineFrom' | 'baselineTo'>;

/** Throws `access.denied` outside the session's subtree and for figures that are not for its role. */
export function asked(
  app: FastifyInstance,
  session: AccountSession,
  name: IndicatorName,
  query: Filters,
  language: Language,
): Asked {
  const { area, from, to, profile: profileId, category, tier, source, channel, level } = query;
  const areaCode = area ?? session.areaCode;
  if (!isWithin(areaCode, session.areaCode)) throw new AppError('access.denied');
  if (name === 'support' && !supportRoles.includes(session.role)) throw new AppError('access.denied');
  const profile = app.profileOf(profileId);
  const filter = { category, tier, source, channel, level };
  const line = name === 'firstPetition' ? profile.firstPetitionLine : null;
  return {
    name,
    areaCode,
    days: daysOf(from, to, Date.now()),
    filter,
    profile,
    calendar: app.workingDays.calendar,
    scope: needsCases(filter) ? wholeCountry : { ...session, purpose: 'gateway' },
    as: { unit: definitions[name].unit, profile, language, line },
  };
}

/** The words of an indicator. */
export function wordsOf({ name, as }: Asked) {
  const { unit, words } = definitions[name];
  return {
    name,
    unit,
    definition: words[as.language],
    ...(as.line === null ? {} : { line: as.line }),
  };
}
