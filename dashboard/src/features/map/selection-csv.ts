import type { CaseSummary } from '@fengqiao/contract/cases';
import { csvOf } from '../../lib/csv.ts';
import { dateTimeOf } from '../../lib/time.ts';
import type { MapCamera } from './camera-layers.ts';

/** Words of the file in the language of the page. */
export interface SelectionWords {
  heads: readonly [kind: string, id: string, name: string, tier: string, area: string, time: string];
  camera: string;
  privateRoom: string;
  case: string;
  tier: (tier: CaseSummary['tier']) => string;
}

/** What was drawn round as a table: the cameras, mediation rooms by name alone, then the cases with their masked titles. */
export function selectionCsv(
  cameras: readonly MapCamera[],
  cases: readonly CaseSummary[],
  words: SelectionWords,
): string {
  return csvOf([
    words.heads,
    ...cameras.map(({ id, name, private: isPrivate }) => [
      isPrivate ? words.privateRoom : words.camera,
      isPrivate ? '' : id,
      name,
      '',
      '',
      '',
    ]),
    ...cases.map(({ caseCode, title, tier, areaName, registeredAt }) => [
      words.case,
      caseCode,
      title,
      words.tier(tier),
      areaName,
      dateTimeOf(registeredAt),
    ]),
  ]);
}
