import type { Scope } from '@fengqiao/db';
import { wholeCountry } from './db.ts';

/** New keys and retention reach notes that nobody but their readers sees; the bodies stay sealed for them. */
export const upkeep: Scope = { ...wholeCountry, purpose: 'upkeep' };
