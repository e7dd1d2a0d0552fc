import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Adapter, AdapterName } from '@fengqiao/contract/adapters';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { checkMapping } from '../check-mapping.ts';
import { shippedAdapters } from './shipped.ts';

const validator = Compile(Adapter);
/** The address of events that need no adapter. */
const taken = 'events';

/** An adapter that cannot be used; the message names the file and the path in it. */
export class AdapterError extends Error {
  constructor(name: string, problem: string) {
    super(`Adapter ${name}: ${problem}`);
    this.name = 'AdapterError';
  }
}

/** The shipped adapters and those of a site's folder (`<name>.json`; null = no folder), checked. Throws `AdapterError`. */
export function loadAdapters(folder: string | null): ReadonlyMap<string, Adapter & { own: boolean }> {
  const found = new Map<string, Adapter & { own: boolean }>();
  for (const [name, file] of Object.entries(shippedAdapters))
    found.set(name, { ...checkAdapter(name, file), own: false });
  for (const name of folder === null ? [] : namesIn(folder)) {
    if (found.has(name)) throw new AdapterError(name, 'comes with the product: give your own another name');
    const file = parse(name, readFileSync(join(folder as string, `${name}.json`), 'utf8'));
    found.set(name, { ...checkAdapter(name, file), own: true });
  }
  return found;
}

/** Throws `AdapterError` with the path of the first fault. */
export function checkAdapter(name: string, file: unknown): Adapter {
  if (name === taken || !Value.Check(AdapterName, name))
    throw new AdapterError(name, 'a name is made of small letters, digits and hyphens, and is not "events"');
  if (!validator.Check(file)) {
    const faults = validator.Errors(file);
    const fault = faults.find(({ keyword }) => keyword === 'additionalProperties') ?? faults[0];
    const unknown = (fault?.params as { additionalProperties?: string[] })?.additionalProperties;
    throw new AdapterError(
      name,
      `${fault?.instancePath || '/'} ${unknown === undefined ? fault?.message : `has unknown field ${unknown.join(', ')}`}`,
    );
  }
  try {
    checkMapping(file.mapping);
  } catch (error) {
    throw new AdapterError(name, (error as Error).message);
  }
  return file;
}

/** A folder that is not there holds none. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => basename(name, '.json'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new AdapterError('folder', `${folder} cannot be read: ${(error as Error).message}`);
  }
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AdapterError(name, `is no JSON: ${(error as Error).message}`);
  }
}
