import { isWithin } from '@fengqiao/contract/areas';
import type { Retention } from '@fengqiao/contract/retention';
import { countOldAudit, countOldCaseText, countOver, type DeletedKind } from '@fengqiao/db/queries/retention';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';
import type { RetentionRule } from './rule.ts';
import { retentionRules } from './rules.ts';

const counted: readonly string[] = [
  'sessions',
  'loginChallenges',
  'terminalCodes',
  'unmaskings',
  'quarantine',
  'imports',
] satisfies DeletedKind[];

/** Cases beyond this are not counted one by one: the next run takes them all the same. */
const mostCases = 10_000;

/**
 * The list of what is kept, and when the job runs; with what is there now for administrators of the whole region: the counts are
 * of every area.
 */
export async function retention(app: FastifyInstance, { areaCode }: AccountSession): Promise<Retention> {
  const { region } = app;
  const ofAll = region !== null && isWithin(region.rootAreaCode, areaCode);
  const { auditDays, caseTextYears } = app.config;
  const rules = retentionRules({ auditDays, caseTextYears });
  const items = await app.readScope(wholeCountry, async (tx) => {
    const lines: Retention['items'] = [];
    for (const rule of rules)
      lines.push({ ...rule, ...(ofAll ? await counts(tx, rule, caseTextYears) : { rows: null, due: null }) });
    return lines;
  });
  const lastRun = await app.retention.lastRun();
  return {
    items,
    lastRun: lastRun === null || ofAll ? lastRun : { ...lastRun, deleted: {} },
    nextRunAt: app.retention.nextRunAt.toISOString(),
  };
}

async function counts(
  tx: Client,
  { id, days }: RetentionRule,
  caseTextYears: number,
): Promise<{ rows: number | null; due: number | null }> {
  if (days !== null && counted.includes(id)) return countOver(tx, id as DeletedKind, days);
  if (days !== null && id === 'audit') return countOldAudit(tx, days);
  if (id !== 'caseText') return { rows: null, due: null };
  return { rows: null, due: await countOldCaseText(tx, caseTextYears, mostCases) };
}
