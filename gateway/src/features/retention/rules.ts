import { accountRules } from './account-rules.ts';
import { caseRules } from './case-rules.ts';
import { centreRules } from './centre-rules.ts';
import type { RetentionRule, RetentionSettings } from './rule.ts';
import { systemRules } from './system-rules.ts';

/** The one list of what is stored where, why, how long, by what right and how it goes. Every table stands in it; a test asks. */
export const retentionRules = (settings: RetentionSettings): RetentionRule[] => [
  ...caseRules(settings),
  ...accountRules(settings),
  ...centreRules(),
  ...systemRules(),
];
