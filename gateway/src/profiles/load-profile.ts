import { Compile } from 'typebox/compile';
import bazhong from './bazhong.json' with { type: 'json' };
import hepingxi from './hepingxi.json' with { type: 'json' };
import { Profile } from './profile-schema.ts';

const shipped: Record<string, unknown> = { bazhong, hepingxi };
const validator = Compile(Profile);

/** A profile that cannot be used; the message names the file and the path in it. */
export class ProfileError extends Error {
  constructor(id: string, problem: string) {
    super(`Profile ${id}: ${problem}`);
    this.name = 'ProfileError';
  }
}

/** Ids of the profiles that come with the product. */
export const profileIds: readonly string[] = Object.keys(shipped);

/** Reads a profile with everything it inherits. Throws `ProfileError`. */
export function loadProfile(id: string, files: Record<string, unknown> = shipped): Profile {
  const merged = inherit(id, files, []);
  if (!validator.Check(merged)) {
    const faults = validator.Errors(merged);
    const fault = faults.find(({ keyword }) => keyword === 'additionalProperties') ?? faults[0];
    throw new ProfileError(id, `${fault?.instancePath || '/'} ${describe(fault)}`);
  }
  checkReferences(merged);
  return merged;
}

/** Lists and single values of the child replace the parent's. */
function inherit(id: string, files: Record<string, unknown>, seen: readonly string[]): unknown {
  if (seen.includes(id)) throw new ProfileError(id, `/extends goes round: ${[...seen, id].join(' → ')}`);
  const file = Object.hasOwn(files, id) ? files[id] : undefined;
  if (typeof file !== 'object' || file === null)
    throw new ProfileError(id, `is not known; there are: ${Object.keys(files).join(', ')}`);
  const parent = (file as { extends?: unknown }).extends;
  if (parent === undefined) return file;
  if (typeof parent !== 'string') throw new ProfileError(id, '/extends must be the id of a profile');
  return { ...(inherit(parent, files, [...seen, id]) as object), ...file };
}

function checkReferences(profile: Profile): void {
  const departments = new Set(profile.departments.map(({ code }) => code));
  for (const [index, { code, leadDepartment }] of profile.categories.entries()) {
    if (!departments.has(leadDepartment))
      throw new ProfileError(
        profile.id,
        `/categories/${index}/leadDepartment of ${code}: ${leadDepartment} is not in /departments`,
      );
  }
  const lists: [path: string, codes: string[]][] = [
    ['/categories', profile.categories.map(({ code }) => code)],
    ['/departments', profile.departments.map(({ code }) => code)],
    ['/tiers/rules', profile.tiers.rules.map(({ id }) => id)],
    ['/ladder', profile.ladder.map(({ level }) => level)],
  ];
  for (const [path, codes] of lists) {
    const twice = codes.find((code, index) => codes.indexOf(code) !== index);
    if (twice !== undefined) throw new ProfileError(profile.id, `${path} holds ${twice} twice`);
  }
}

function describe(fault: { keyword: string; message: string; params: unknown } | undefined): string {
  if (fault === undefined) return 'does not fit';
  const params = fault.params as { additionalProperties?: string[]; requiredProperties?: string[] };
  if (fault.keyword === 'additionalProperties')
    return `has unknown field ${params.additionalProperties?.join(', ')}`;
  if (fault.keyword === 'required') return `lacks ${params.requiredProperties?.join(', ')}`;
  return fault.message;
}
