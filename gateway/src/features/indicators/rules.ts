import type { IndicatorName } from '@fengqiao/contract/indicators';
import * as caseRules from './case-rules.ts';
import type { Rule } from './figure.ts';
import * as workRules from './work-rules.ts';

/** How each indicator is computed; what it means in words is in `definitions.ts`. */
export const rules: Record<IndicatorName, Rule> = { ...workRules, ...caseRules };
