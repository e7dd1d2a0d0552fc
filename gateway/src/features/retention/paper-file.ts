import { fileURLToPath } from 'node:url';
import type { Language } from '@fengqiao/contract/reference';
import { whatIsStored } from './paper.ts';
import type { RetentionSettings } from './rule.ts';
import { retentionRules } from './rules.ts';

/** As the configuration has them when nothing is set. */
const defaults: RetentionSettings = { auditDays: 1_095, caseTextYears: 10 };

/** The papers of this list: where they lie in the project and what must stand in them. */
export const storedPapers = (): { file: string; text: string }[] =>
  (['zh', 'en'] satisfies Language[]).map((language) => ({
    file: fileURLToPath(new URL(`../../../../docs/${language}/what-is-stored.md`, import.meta.url)),
    text: whatIsStored(retentionRules(defaults), language),
  }));
