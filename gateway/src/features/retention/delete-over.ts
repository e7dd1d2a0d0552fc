import { deleteOldestAuditDay } from '@fengqiao/db/queries/audit';
import {
  type ClosedCase,
  casesClosedBefore,
  casesWithText,
  type DeletedKind,
  deleteCaseNotes,
  deleteOver,
  emptyCaseText,
} from '@fengqiao/db/queries/retention';
import type { FastifyInstance } from 'fastify';
import { type Client, wholeCountry } from '../../plugins/db.ts';
import { upkeep } from '../../plugins/upkeep.ts';
import type { RetentionRule, RetentionSettings } from './rule.ts';

const rowsAtOnce = 2_000;
const casesAtOnce = 1_000;

/** Deletes what is over its time, in small transactions; answers the rows by rule. Stops between two of them when told. */
export async function deleteEverythingOver(
  app: FastifyInstance,
  rules: readonly RetentionRule[],
  settings: RetentionSettings,
  signal: AbortSignal,
): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  const simple: readonly DeletedKind[] = [
    'sessions',
    'loginChallenges',
    'terminalCodes',
    'unmaskings',
    'cameraHealth',
    'wallDuty',
    'wallAlarms',
    'sourceHours',
    'sourceOutages',
    'topics',
    'quarantine',
    'imports', // after quarantine, whose rows point to them
  ];
  for (const kind of simple) {
    const days = rules.find(({ id }) => id === kind)?.days;
    if (days === undefined || days === null) throw new Error(`retention: no days for ${kind}`);
    deleted[kind] = await inParts(app, signal, (tx) => deleteOver(tx, kind, days, rowsAtOnce));
  }
  deleted.audit = await inParts(app, signal, (tx) => deleteOldestAuditDay(tx, settings.auditDays));
  const cases = await emptyOldCases(app, settings.caseTextYears, signal);
  return { ...deleted, ...cases };
}

/** Again and again, each in a transaction of its own, until nothing is left. */
async function inParts(
  app: FastifyInstance,
  signal: AbortSignal,
  part: (tx: Client) => Promise<number>,
): Promise<number> {
  let total = 0;
  for (;;) {
    signal.throwIfAborted();
    const rows = await app.inScope(wholeCountry, part);
    total += rows;
    if (rows === 0) return total;
  }
}

async function emptyOldCases(
  app: FastifyInstance,
  years: number,
  signal: AbortSignal,
): Promise<{ caseText: number; caseNotes: number }> {
  const emptied = { caseText: 0, caseNotes: 0 };
  for (let after: ClosedCase | null = null; ; ) {
    signal.throwIfAborted();
    const last: ClosedCase | null = after;
    const { cases, withText } = await app.inScope(wholeCountry, async (tx) => {
      const cases = await casesClosedBefore(tx, years, last, casesAtOnce);
      const withText = await casesWithText(
        tx,
        cases.map(({ caseId }) => caseId),
      );
      if (withText.length > 0) await emptyCaseText(tx, withText);
      return { cases, withText };
    });
    emptied.caseText += withText.length;
    emptied.caseNotes += await app.inScope(upkeep, (tx) =>
      deleteCaseNotes(
        tx,
        cases.map(({ caseId }) => caseId),
      ),
    );
    after = cases.at(-1) ?? null;
    if (cases.length < casesAtOnce) return emptied;
  }
}
