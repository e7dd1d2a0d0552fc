import type { ReportKind } from '@fengqiao/contract/reports';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { acceptancePages } from './acceptance.ts';
import { dailyPages } from './daily.ts';
import { ledgerPages } from './ledger.ts';
import { monthlyReportPages } from './monthly-report.ts';
import { monthlyReturnPages } from './monthly-return.ts';
import { problemPages } from './problems.ts';
import { quarterlyPages } from './quarterly.ts';
import { redLinePages } from './red-lines.ts';
import { safetyPages } from './safety.ts';
import { taskListPages } from './task-lists.ts';
import { weeklyPages } from './weekly.ts';
import { writeOffListPages } from './write-off-lists.ts';

/** The pages of each kind of report, in their order. */
export const reportPages: Readonly<Record<ReportKind, readonly PageBuilder[]>> = {
  daily: dailyPages,
  weekly: weeklyPages,
  monthlyReport: monthlyReportPages,
  monthlyReturn: monthlyReturnPages,
  ledger: ledgerPages,
  quarterly: quarterlyPages,
  safety: safetyPages,
  problems: problemPages,
  taskLists: taskListPages,
  writeOffLists: writeOffListPages,
  acceptance: acceptancePages,
  redLines: redLinePages,
};
