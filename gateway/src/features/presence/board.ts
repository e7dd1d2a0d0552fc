import {
  type CentreLevel,
  type PresenceBoard,
  type PresenceOfDepartment,
  presenceKinds,
} from '@fengqiao/contract/presence';
import type { Label, Language } from '@fengqiao/contract/reference';
import { percentText, quotientText } from '@fengqiao/contract/rounding';
import type { CentrePresence } from '@fengqiao/db/queries/presence';
import type { Profile } from '../../profiles/profile-schema.ts';

const definition: Label = {
  zh: '入驻率 = 有该部门常驻或轮驻的中心 ÷ 该级全部中心；随驻单列，不计入。未入驻的中心逐一列出。均值四舍五入到整数，只按已填报的中心计算。',
  en: 'Rate = centres where the department is resident or rotating ÷ all centres of the level; on call is shown apart and does not count. Centres that lack it are listed. Means are rounded half up, over the centres that have reported.',
};

/** At least so many full-time staff (HP-22). */
const fullTimeAtLeast = 2;

/** The board of 入驻率 from the centres of a level, with the list of who lacks whom; a pure function. */
export function boardOf(
  centres: readonly CentrePresence[],
  {
    level,
    day,
    profile,
    language,
  }: { level: CentreLevel; day: string; profile: Profile; language: Language },
): PresenceBoard {
  const named = new Map(profile.departments.map(({ code, label }) => [code, label[language]]));
  const codes = new Set(centres.flatMap(({ present }) => present.map(({ department }) => department)));
  const departments = [...codes]
    .map((department) => departmentOf(department, named.get(department) ?? department, centres))
    .sort((a, b) => b.present - a.present || (a.department < b.department ? -1 : 1));
  const known = centres.map(({ fullTimeStaff }) => fullTimeStaff).filter((staff) => staff !== null);
  return {
    level,
    day,
    centres: centres.length,
    definition: definition[language],
    departments,
    kinds: presenceKinds.map((kind) => kindOf(kind, centres)),
    floorAreaM2: meanOf(centres.map(({ floorAreaM2 }) => floorAreaM2)),
    posts: meanOf(centres.map(({ posts }) => posts)),
    grades: {
      county: centres.filter(({ grade }) => grade === 'county').length,
      township: centres.filter(({ grade }) => grade === 'township').length,
    },
    understaffed: centres
      .filter(({ fullTimeStaff }) => fullTimeStaff !== null && fullTimeStaff < fullTimeAtLeast)
      .map(nameOf),
    staffUnknown: centres.length - known.length,
  };
}

function departmentOf(
  department: string,
  label: string,
  centres: readonly CentrePresence[],
): PresenceOfDepartment {
  const kindsAt = centres.map(
    (centre) =>
      new Set(centre.present.filter((each) => each.department === department).map(({ kind }) => kind)),
  );
  const resident = kindsAt.filter((kinds) => kinds.has('resident')).length;
  const present = kindsAt.filter((kinds) => kinds.has('resident') || kinds.has('rotating')).length;
  const onCall = kindsAt.filter((kinds) => kinds.has('onCall') && kinds.size === 1).length;
  return {
    department,
    label,
    resident,
    rotating: present - resident,
    onCall,
    present,
    rate: centres.length === 0 ? null : percentText(present, centres.length),
    lacking: centres
      .filter((_, index) => !kindsAt[index]?.has('resident') && !kindsAt[index]?.has('rotating'))
      .map(nameOf),
  };
}

function kindOf(kind: (typeof presenceKinds)[number], centres: readonly CentrePresence[]) {
  const entries = centres.flatMap(({ present }) => present.filter((each) => each.kind === kind));
  return {
    kind,
    departments: new Set(entries.map(({ department }) => department)).size,
    staff: entries.reduce((sum, { staff }) => sum + staff, 0),
    windows: entries.reduce((sum, { windows }) => sum + windows, 0),
  };
}

function meanOf(values: readonly (number | null)[]) {
  const known = values.filter((value) => value !== null);
  // Tenths, so that the sum is a whole number.
  const tenths = known.reduce((sum, value) => sum + Math.round(value * 10), 0);
  return {
    sum: tenths / 10,
    centres: known.length,
    mean: known.length === 0 ? null : quotientText(BigInt(tenths), BigInt(known.length) * 10n, 0),
  };
}

const nameOf = ({ centreId, name }: CentrePresence) => ({ centreId, name });
