import type { PackBlock, PackCase } from '@fengqiao/contract/packs';
import type { Label, Language } from '@fengqiao/contract/reference';
import { type ShownCaseRow, shownCases } from '@fengqiao/db/queries/pack-rows';
import { viewOf } from '../../domain/case-view.ts';
import type { CaseFold } from '../../domain/fold.ts';
import { dayMs } from '../../domain/instant.ts';
import { tierOf } from '../../domain/tier.ts';
import type { PackReader } from './pack-reader.ts';
import type { PackSnapshot } from './pack-snapshot.ts';

/** As many as a page of a meeting has room for. */
const mostShown = 12;

/** Why a case stands in a list, in words without a name. */
export type ReasonsOf = (row: ShownCaseRow, snapshot: PackSnapshot, language: Language) => string[];

/** The evidence of a case's tier, as of when the figures were read. */
export const tierReasons: ReasonsOf = (row, snapshot, language) => {
  const { profile, places, tierRules } = snapshot.options;
  const fold = row.fold as CaseFold;
  const context = { sourceArea: row.source_area, profile, pointOf: (area: number) => places.pointOf(area) };
  const due = row.due_at?.getTime() ?? null;
  const { reasons } = tierOf(fold, viewOf(fold, context), due, tierRules, snapshot.takenAt, language);
  return reasons.map(({ evidence }) => evidence);
};

/** By how many days the deadline that is open has passed. */
export const lateReasons: ReasonsOf = ({ due_at }, { takenAt }, language) => {
  if (due_at === null || due_at.getTime() >= takenAt) return [];
  const days = Math.floor((takenAt - due_at.getTime()) / dayMs);
  if (days === 0) return [language === 'zh' ? '超期不足一天' : 'overdue by less than a day'];
  return [language === 'zh' ? `超期${days}天` : `overdue by ${days} days`];
};

/** A list of cases as a block: all of them behind its name, the first ones with their reasons on the page. */
export async function casesBlock(
  reader: PackReader,
  title: Label,
  list: string | null,
  { reasonsOf = tierReasons, most = mostShown }: { reasonsOf?: ReasonsOf; most?: number } = {},
): Promise<PackBlock> {
  const { snapshot, language } = reader;
  const listed = snapshot.lists.cases(list);
  const ids = listed.slice(0, most).map(({ caseId }) => caseId);
  const rows = await snapshot.once(`shown ${ids.join()}`, (client) => shownCases(client, ids));
  const cases = ids.flatMap((id): PackCase[] => {
    const row = rows.get(id);
    if (row === undefined) return [];
    return [
      {
        caseCode: row.case_code,
        title: row.title,
        areaName: row.area_name,
        tier: row.tier as PackCase['tier'],
        reasons: reasonsOf(row, snapshot, language),
        dueAt: row.due_at?.toISOString() ?? null,
        registeredAt: row.registered_at.toISOString(),
      },
    ];
  });
  return { kind: 'cases', title: reader.words(title), list, total: listed.length, cases };
}
