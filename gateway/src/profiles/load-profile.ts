import { Compile } from 'typebox/compile';
import bazhong from './bazhong.json' with { type: 'json' };
import { checkProfile } from './check-profile.ts';
import chengguan from './chengguan.json' with { type: 'json' };
import chongqing from './chongqing.json' with { type: 'json' };
import haizhou from './haizhou.json' with { type: 'json' };
import hepingxi from './hepingxi.json' with { type: 'json' };
import lixia from './lixia.json' with { type: 'json' };
import meishan from './meishan.json' with { type: 'json' };
import { ProfileError } from './profile-error.ts';
import { Profile } from './profile-schema.ts';
import xiamen from './xiamen.json' with { type: 'json' };
import yichun from './yichun.json' with { type: 'json' };

/** Files of profiles by id, as they were read. */
export type ProfileFiles = Readonly<Record<string, unknown>>;

/** The profiles that come with the product, in the order of the source documents. */
export const shippedProfiles: ProfileFiles = {
  bazhong,
  chongqing,
  xiamen,
  yichun,
  meishan,
  lixia,
  chengguan,
  haizhou,
  hepingxi,
};
const validator = Compile(Profile);

/** Ids of the profiles that come with the product. */
export const profileIds: readonly string[] = Object.keys(shippedProfiles);

/** Reads a profile with everything it inherits. Throws `ProfileError`. */
export function loadProfile(id: string, files: ProfileFiles = shippedProfiles): Profile {
  const merged = Object.assign({}, ...lineOf(id, files).toReversed());
  if (!validator.Check(merged)) {
    const faults = validator.Errors(merged);
    const fault = faults.find(({ keyword }) => keyword === 'additionalProperties') ?? faults[0];
    throw new ProfileError(id, `${fault?.instancePath || '/'} ${describe(fault)}`);
  }
  if (merged.id !== id) throw new ProfileError(id, `/id is ${merged.id}: it must be the name of the file`);
  checkProfile(merged);
  return merged;
}

/** Which file each field of a profile comes from: its own or one that it extends. Throws `ProfileError`. */
export function originsOf(id: string, files: ProfileFiles = shippedProfiles): Record<string, string> {
  const line = lineOf(id, files);
  const origins: Record<string, string> = {};
  for (const file of line.toReversed()) {
    for (const field of Object.keys(file)) origins[field] = String(file.id);
  }
  return origins;
}

/** A file and those it extends, the file itself first. Lists and single values of the child replace the parent's. */
function lineOf(id: string, files: ProfileFiles, seen: readonly string[] = []): Record<string, unknown>[] {
  if (seen.includes(id)) throw new ProfileError(id, `/extends goes round: ${[...seen, id].join(' → ')}`);
  const file = Object.hasOwn(files, id) ? files[id] : undefined;
  if (typeof file !== 'object' || file === null)
    throw new ProfileError(id, `is not known; there are: ${Object.keys(files).join(', ')}`);
  const own = file as Record<string, unknown>;
  if (own.extends === undefined) return [own];
  if (typeof own.extends !== 'string') throw new ProfileError(id, '/extends must be the id of a profile');
  return [own, ...lineOf(own.extends, files, [...seen, id])];
}

function describe(fault: { keyword: string; message: string; params: unknown } | undefined): string {
  if (fault === undefined) return 'does not fit';
  const params = fault.params as {
    additionalProperties?: string[];
    requiredProperties?: string[];
    allowedValues?: unknown[];
  };
  if (fault.keyword === 'additionalProperties')
    return `has unknown field ${params.additionalProperties?.join(', ')}`;
  if (fault.keyword === 'required') return `lacks ${params.requiredProperties?.join(', ')}`;
  if (fault.keyword === 'enum' && params.allowedValues !== undefined)
    return `must be one of ${params.allowedValues.join(', ')}`;
  return fault.message;
}
