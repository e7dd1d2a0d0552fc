import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ProfileFiles, shippedProfiles } from './load-profile.ts';
import { ProfileError } from './profile-error.ts';

/**
 * The shipped profiles and those of a site's folder (`<id>.json`; null = no folder). Read before anything is served. Throws
 * `ProfileError` for a folder that cannot be read, a file that is no JSON, and one with the id of a shipped profile.
 */
export function readProfileFiles(folder: string | null): ProfileFiles {
  if (folder === null) return shippedProfiles;
  const files: Record<string, unknown> = { ...shippedProfiles };
  for (const name of namesIn(folder)) {
    const id = basename(name, '.json');
    if (Object.hasOwn(shippedProfiles, id))
      throw new ProfileError(
        id,
        'comes with the product: give your own file another name, and let it extend this one',
      );
    files[id] = parse(id, readFileSync(join(folder, name), 'utf8'));
  }
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    throw new ProfileError('folder', `PROFILES_DIR cannot be read: ${(error as Error).message}`);
  }
}

function parse(id: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ProfileError(id, `is no JSON: ${(error as Error).message}`);
  }
}
