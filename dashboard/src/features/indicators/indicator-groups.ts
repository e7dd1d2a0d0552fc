import type { IndicatorName } from '@fengqiao/contract/indicators';

/** Indicators in the order in which a meeting asks for them. Hot topics have a page of their own. */
export const indicatorGroups: readonly { key: string; names: readonly IndicatorName[] }[] = [
  { key: 'intake', names: ['accepted', 'receptions', 'resolved', 'resolutionRate', 'mediationSuccess'] },
  { key: 'pace', names: ['onTimeRate', 'oneTimeResolutionRate', 'resolutionDays', 'cycle', 'satisfaction'] },
  {
    key: 'answer',
    names: ['unanswered', 'overdue', 'supervised', 'letters', 'nudges'],
  },
  {
    key: 'levels',
    names: ['levels', 'countyContainment', 'ladder', 'funnel', 'spillover', 'earlyEscalations'],
  },
  { key: 'routes', names: ['routes', 'routeEntries', 'routeConclusions', 'confirmations'] },
  { key: 'petitions', names: ['petitions', 'firstPetition', 'repeatReports', 'tiers'] },
  { key: 'departments', names: ['departmentLoad', 'returnRate', 'presence', 'support', 'servicesPushed'] },
];

/** What is counted of this moment: no series, and nothing to compare with. */
export const ofThisMoment: readonly IndicatorName[] = ['tiers', 'overdue', 'unanswered', 'presence'];

/** Figures without a list of cases, as the gateway has them. */
export const withoutCases: readonly IndicatorName[] = ['support', 'presence', 'hotTopics'];

/** Only leaders and heads see how much support was given (FX-08). */
export const restricted: Partial<Record<IndicatorName, readonly string[]>> = {
  support: ['leader', 'head'],
};
