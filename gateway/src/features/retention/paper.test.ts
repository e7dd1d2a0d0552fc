import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { storedPapers } from './paper-file.ts';
import { retentionRules } from './rules.ts';

test('the papers on what is stored say what the program does: npm run docs:stored', () => {
  for (const { file, text } of storedPapers()) expect(readFileSync(file, 'utf8')).toBe(text);
});

test('their days are those of a system where nothing is set', () => {
  const { auditDays, caseTextYears } = readConfig({ DATABASE_URL: 'postgres://x@127.0.0.1/x' });
  const text = storedPapers()
    .map((paper) => paper.text)
    .join();
  for (const { kept } of retentionRules({ auditDays, caseTextYears })) {
    expect(text).toContain(kept.zh);
    expect(text).toContain(kept.en);
  }
});
