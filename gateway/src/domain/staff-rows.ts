import type { StaffKind } from '@fengqiao/contract/staff';
import { type StaffField, type StaffRowFault, staffFields } from '@fengqiao/contract/staff-imports';

/** Headings that people write over a field. */
const headings: Record<StaffField, RegExp> = {
  name: /姓名|^name$/i,
  post: /职务|岗位|post|title/i,
  kind: /类别|类型|kind|type/i,
  centre: /中心|centre|center/i,
  organisation: /组织|机构|organi[sz]ation/i,
  team: /团队|team/i,
  professional: /专业|专职调解|professional/i,
  phone: /电话|联系方式|phone/i,
  duties: /职责|duties/i,
  public: /公示|上墙|public/i,
};
const needed: readonly StaffField[] = ['name', 'post', 'centre'];

const kinds: readonly (readonly [RegExp, StaffKind])[] = [
  [/^$|^(中心)?(工作人员|职工|staff)$/i, 'staff'],
  [/^(入驻人员|派驻人员|员额法官|法官|检察官|seconded)$/i, 'seconded'],
  [/^((人民)?调解员|mediator)$/i, 'mediator'],
  [/^(法律顾问|律师|lawyer)$/i, 'lawyer'],
  [/^(心理咨询师|心理咨询|counsell?or)$/i, 'counsellor'],
  [/^(网格员|grid ?(worker|staff))$/i, 'gridWorker'],
];
const yes = /^(是|有|√|✓|1|y|yes|true)$/i;
const no = /^(否|无|×|0|n|no|false|)$/i;
const phone = /^[0-9 +()转ext.-]{3,30}$/;
const longest: Partial<Record<StaffField, number>> = { name: 40, post: 60, duties: 400 };

/** Where each field stands in a row of headings; null when one that is needed is missing. */
export function staffColumns(cells: readonly string[]): Partial<Record<StaffField, number>> | null {
  const at: Partial<Record<StaffField, number>> = {};
  const taken = new Set<number>();
  for (const field of staffFields) {
    const index = cells.findIndex((cell, each) => !taken.has(each) && headings[field].test(cell.trim()));
    if (index < 0) continue;
    at[field] = index;
    taken.add(index);
  }
  return needed.every((field) => at[field] !== undefined) ? at : null;
}

/** A row of a file with its words by field; a column that the file does not have is undefined. */
export interface StaffCells {
  row: number;
  words: Partial<Record<StaffField, string>>;
}

/** What rows are read against: what the reader may write to. */
export interface StaffRegistry {
  centres: readonly { id: string; name: string }[];
  organisations: readonly { id: string; name: string }[];
  teams: readonly { id: string; name: string }[];
}

/** Somebody as a row has them. */
export interface RosterRow {
  centreId: string;
  name: string;
  post: string;
  kind: StaffKind;
  organisationId: string | null;
  teamId: string | null;
  professional: boolean;
  phone: string | null;
  duties: string;
  public: boolean;
}

/** Who somebody is in the roster: the centre and the name. Two of one name in one centre are told apart by hand. */
export const personKey = ({ centreId, name }: Pick<RosterRow, 'centreId' | 'name'>): string =>
  JSON.stringify([centreId, name]);

/** Reads rows: who can be stored, and per row the first reason why not. A pure function. */
export function readStaffRows(
  rows: readonly StaffCells[],
  registry: StaffRegistry,
): { people: RosterRow[]; faults: StaffRowFault[] } {
  const people: RosterRow[] = [];
  const faults: StaffRowFault[] = [];
  const rowOf = new Map<string, number>();
  for (const cells of rows) {
    const read = readRow(cells, registry);
    if ('problem' in read) {
      faults.push(read);
      continue;
    }
    const key = personKey(read);
    const earlier = rowOf.get(key);
    if (earlier === undefined) {
      rowOf.set(key, cells.row);
      people.push(read);
    } else faults.push({ row: cells.row, field: 'name', problem: 'twice', words: String(earlier) });
  }
  return { people, faults };
}

function readRow(cells: StaffCells, registry: StaffRegistry): RosterRow | StaffRowFault {
  const of = (field: StaffField) => cells.words[field]?.trim() ?? '';
  const fault = (field: StaffField, problem: StaffRowFault['problem']): StaffRowFault => ({
    row: cells.row,
    field,
    problem,
    words: of(field).slice(0, 60),
  });
  const missing = needed.find((field) => of(field) === '');
  if (missing !== undefined) return fault(missing, 'missing');
  const long = staffFields.find((field) => of(field).length > (longest[field] ?? Number.POSITIVE_INFINITY));
  if (long !== undefined) return fault(long, 'tooLong');
  const centres = registry.centres.filter(({ id, name }) => id === of('centre') || name === of('centre'));
  const [centre] = centres;
  if (centre === undefined) return fault('centre', 'noCentre');
  if (centres.length > 1) return fault('centre', 'severalCentres');
  const kind = kinds.find(([words]) => words.test(of('kind')))?.[1];
  if (kind === undefined) return fault('kind', 'noKind');
  const organisation = registry.organisations.find(({ name }) => name === of('organisation'));
  if (organisation === undefined && of('organisation') !== '') return fault('organisation', 'noOrganisation');
  const team = registry.teams.find(({ name }) => name === of('team'));
  if (team === undefined && of('team') !== '') return fault('team', 'noTeam');
  for (const field of ['professional', 'public'] as const)
    if (!yes.test(of(field)) && !no.test(of(field))) return fault(field, 'noYes');
  if (of('phone') !== '' && !phone.test(of('phone'))) return fault('phone', 'noPhone');
  return {
    centreId: centre.id,
    name: of('name'),
    post: of('post'),
    kind,
    organisationId: organisation?.id ?? null,
    teamId: team?.id ?? null,
    professional: yes.test(of('professional')),
    phone: of('phone') === '' ? null : of('phone'),
    duties: of('duties'),
    public: yes.test(of('public')),
  };
}
