import { caseStatuses, ladderLevels } from '@fengqiao/contract/cases';
import { ProfileError } from './profile-error.ts';
import type { Profile } from './profile-schema.ts';

/** What the schema cannot say: codes that must be there, and must be there once. Throws `ProfileError` with the path of the first fault. */
export function checkProfile(profile: Profile): void {
  const fault =
    doubledIn(profile) ??
    strangerIn(profile) ??
    statusFault(profile) ??
    ladderFault(profile) ??
    letterFault(profile) ??
    cadenceFault(profile);
  if (fault !== undefined) throw new ProfileError(profile.id, fault);
}

function doubledIn(profile: Profile): string | undefined {
  const lists: [path: string, codes: string[]][] = [
    ['/categories', profile.categories.map(({ code }) => code)],
    ['/departments', profile.departments.map(({ code }) => code)],
    ['/difficulties', profile.difficulties.map(({ code }) => code)],
    ['/tiers/rules', profile.tiers.rules.map(({ id }) => id)],
    ['/ladder', profile.ladder.map(({ level }) => level)],
    ['/letters', profile.letters.map(({ kind }) => kind)],
    ['/documents', profile.documents.map(({ kind }) => kind)],
    ['/cadences', profile.cadences.map(({ level, every, label }) => `${level} ${every} ${label.zh}`)],
    ['/structures', profile.structures.map(({ id }) => id)],
    ['/checklists', profile.checklists.map(({ id }) => id)],
    ['/clocks', profile.clocks.flatMap(clockKeys)],
    ['/subCentres', (profile.subCentres ?? []).map(({ id }) => id)],
    ['/bigScreen', Object.values(profile.bigScreen ?? {}).flat()],
  ];
  for (const [path, codes] of lists) {
    const twice = codes.find((code, index) => codes.indexOf(code) !== index);
    if (twice !== undefined) return `${path} holds ${twice} twice`;
  }
  return undefined;
}

/** Of what a clock is the only one: its kind, for one difficulty and each of its categories. */
function clockKeys({ kind, difficulty, categories }: Profile['clocks'][number]): string[] {
  const key = difficulty === undefined ? kind : `${kind} of ${difficulty}`;
  return (categories ?? ['']).map((category) => (category === '' ? key : `${key} for ${category}`));
}

function strangerIn({
  departments,
  categories,
  difficulties,
  clocks,
  subCentres = [],
}: Profile): string | undefined {
  const knownDepartments = new Set(departments.map(({ code }) => code));
  const knownCategories = new Set(categories.map(({ code }) => code));
  const knownDifficulties = new Set<string>(difficulties.map(({ code }) => code));
  for (const [index, { code, leadDepartment }] of categories.entries()) {
    if (!knownDepartments.has(leadDepartment))
      return `/categories/${index}/leadDepartment of ${code}: ${leadDepartment} is not in /departments`;
  }
  for (const [index, { difficulty, categories: only = [] }] of clocks.entries()) {
    if (difficulty !== undefined && !knownDifficulties.has(difficulty))
      return `/clocks/${index}/difficulty: ${difficulty} is not in /difficulties`;
    const stranger = only.find((code) => !knownCategories.has(code));
    if (stranger !== undefined) return `/clocks/${index}/categories: ${stranger} is not in /categories`;
  }
  for (const [index, { categories: only }] of subCentres.entries()) {
    const stranger = only.find((code) => !knownCategories.has(code));
    if (stranger !== undefined) return `/subCentres/${index}/categories: ${stranger} is not in /categories`;
  }
  return undefined;
}

/** Every status has one word and stands in one step of the way. */
function statusFault({ stages, workflow }: Profile): string | undefined {
  for (const status of caseStatuses) {
    const words = stages.filter((stage) => stage.status === status).length;
    if (words !== 1) return `/stages names ${status} ${words} times: once is needed`;
    const steps = workflow.steps.filter(({ statuses }) => statuses.includes(status)).length;
    if (steps !== 1) return `/workflow/steps hold ${status} ${steps} times: once is needed`;
  }
  return undefined;
}

function ladderFault({ ladder }: Profile): string | undefined {
  const heights = ladder.map(({ level }) => ladderLevels.indexOf(level));
  const fallen = heights.findIndex((height, index) => index > 0 && height < (heights[index - 1] ?? 0));
  return fallen === -1
    ? undefined
    : `/ladder/${fallen} is below the one before it: list the lowest level first`;
}

function letterFault({ letters }: Profile): string | undefined {
  for (const [index, { number }] of letters.entries()) {
    for (const part of ['{year}', '{n}']) {
      if (!number.includes(part))
        return `/letters/${index}/number lacks ${part}: letters are numbered per issuer and year`;
    }
  }
  return undefined;
}

function cadenceFault({ cadences }: Profile): string | undefined {
  for (const [index, { every, on }] of cadences.entries()) {
    if (on === undefined) continue;
    if (every === 'week' && on > 7) return `/cadences/${index}/on: a week has the days 1 to 7`;
    if (every !== 'week' && every !== 'month')
      return `/cadences/${index}/on has no meaning for every ${every}: a week or a month has days`;
  }
  return undefined;
}
