import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { PackHead } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import type { ReportKind, ReportLine } from '@fengqiao/contract/reports';
import type { ReportRow } from '@fengqiao/db/queries/reports';
import { failureWords } from '../../domain/report-failures.ts';
import { reportRule } from '../../domain/report-rules.ts';
import { periodInWords } from '../../domain/report-words.ts';

/** A report as lists show it. */
export const presentReport = (row: ReportRow, pack: PackHead | null, language: Language): ReportLine => ({
  id: row.id,
  kind: row.kind as ReportKind,
  areaCode: areaCodeOfKey(row.area),
  areaName: row.areaName,
  from: row.fromDay,
  until: row.untilDay,
  title: row.title,
  state: row.state,
  progress: row.progress,
  failure: row.failure === null ? null : failureWords(row.failure, language),
  askedBy: row.askedBy,
  askedAt: row.askedAt.toISOString(),
  readyAt: row.readyAt?.toISOString() ?? null,
  pack,
  files: row.files,
});

/** `矛盾纠纷化解周通报（2026年11月16日至2026年11月22日）`. */
export const titleOf = (kind: ReportKind, from: string, until: string): string =>
  `${reportRule(kind).label.zh}（${periodInWords(from, until)}）`;
