import type { NewPresence, PresenceKind } from '@fengqiao/contract/presence';
import {
  type PresenceField,
  type PresenceRowFault,
  presenceFields,
} from '@fengqiao/contract/presence-imports';
import type { Profile } from '../profiles/profile-schema.ts';

/** Headings that people write over a field. */
const headings: Record<PresenceField, RegExp> = {
  centre: /中心|centre|center/i,
  department: /部门|单位|department/i,
  kind: /方式|类型|形式|kind|mode/i,
  staff: /人数|人员|staff/i,
  windows: /窗口|window/i,
  since: /起|开始|since|from/i,
  until: /止|结束|until|to\b/i,
};
const needed: readonly PresenceField[] = ['centre', 'department', 'kind', 'since'];

const kinds: readonly (readonly [RegExp, PresenceKind])[] = [
  [/^(常驻|resident)$/i, 'resident'],
  [/^(轮驻|rotating)$/i, 'rotating'],
  [/^(随驻|随叫随驻|on ?call)$/i, 'onCall'],
];

/** Where each field stands in a row of headings; null when one that is needed is missing. */
export function presenceColumns(cells: readonly string[]): Partial<Record<PresenceField, number>> | null {
  const at: Partial<Record<PresenceField, number>> = {};
  const taken = new Set<number>();
  for (const field of presenceFields) {
    const index = cells.findIndex((cell, each) => !taken.has(each) && headings[field].test(cell));
    if (index < 0) continue;
    at[field] = index;
    taken.add(index);
  }
  return needed.every((field) => at[field] !== undefined) ? at : null;
}

/** A row of a file with its words by field; `day` = what a cell of a day means, `YYYY-MM-DD`, null = none. */
export interface PresenceCells {
  row: number;
  words: Partial<Record<PresenceField, string>>;
  day(field: 'since' | 'until'): string | null;
}

/** What rows are read against. */
export interface PresenceRegistry {
  /** Centres that the reader may write to. */
  centres: readonly { id: string; name: string }[];
  departments: Profile['departments'];
}

/** Reads rows: what can be stored, and per row the first reason why it cannot. A pure function. */
export function readPresenceRows(
  rows: readonly PresenceCells[],
  registry: PresenceRegistry,
): { entries: NewPresence[]; faults: PresenceRowFault[] } {
  const entries: NewPresence[] = [];
  const faults: PresenceRowFault[] = [];
  const rowOf = new Map<string, number>();
  for (const cells of rows) {
    const read = readRow(cells, registry);
    if ('problem' in read) {
      faults.push(read);
      continue;
    }
    const key = presenceKey(read);
    const earlier = rowOf.get(key);
    if (earlier === undefined) {
      rowOf.set(key, cells.row);
      entries.push(read);
    } else faults.push({ row: cells.row, field: 'centre', problem: 'twice', words: String(earlier) });
  }
  return { entries, faults };
}

/** What makes two rows the same entry of the register. */
export const presenceKey = ({
  centreId,
  department,
  kind,
  since,
}: Pick<NewPresence, 'centreId' | 'department' | 'kind' | 'since'>): string =>
  JSON.stringify([centreId, department, kind, since]);

function readRow(cells: PresenceCells, registry: PresenceRegistry): NewPresence | PresenceRowFault {
  const of = (field: PresenceField) => cells.words[field]?.trim() ?? '';
  const fault = (field: PresenceField, problem: PresenceRowFault['problem']): PresenceRowFault => ({
    row: cells.row,
    field,
    problem,
    words: of(field).slice(0, 60),
  });
  const missing = needed.find((field) => of(field) === '');
  if (missing !== undefined) return fault(missing, 'missing');
  const centres = registry.centres.filter(({ id, name }) => id === of('centre') || name === of('centre'));
  const [centre] = centres;
  if (centre === undefined) return fault('centre', 'noCentre');
  if (centres.length > 1) return fault('centre', 'severalCentres');
  const department = registry.departments.find(({ code, label }) =>
    [code, label.zh, label.en].includes(of('department')),
  );
  if (department === undefined) return fault('department', 'noDepartment');
  const kind = kinds.find(([words]) => words.test(of('kind')))?.[1];
  if (kind === undefined) return fault('kind', 'noKind');
  const [staff, windows] = [countIn(of('staff')), countIn(of('windows'))];
  if (staff === null) return fault('staff', 'noNumber');
  if (windows === null) return fault('windows', 'noNumber');
  const since = cells.day('since');
  if (since === null) return fault('since', 'noDay');
  const until = of('until') === '' ? null : cells.day('until');
  if (until === null && of('until') !== '') return fault('until', 'noDay');
  if (until !== null && until <= since) return fault('until', 'noEnd');
  return { centreId: centre.id, department: department.code, kind, staff, windows, since, until };
}

/** A whole number from 0 to 100,000; empty = 0; null = none of these. */
function countIn(words: string): number | null {
  if (words === '') return 0;
  const n = /^\d{1,6}(\.0+)?$/.test(words) ? Number(words) : Number.NaN;
  return Number.isInteger(n) && n <= 100_000 ? n : null;
}
