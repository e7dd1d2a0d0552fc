import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hasAccounts } from '@fengqiao/db/queries/accounts';
import { appendToSetting, readSetting } from '@fengqiao/db/queries/settings';
import { sha256 } from '../../plugins/auth.ts';
import type { Pool } from '../../plugins/db.ts';

/** SHA-256 in base64 of the codes that are good: each gateway that starts on an empty system adds its own. */
const settingName = 'setupCodes';
const keep = 5;

/** Makes a set-up code while no account exists; null afterwards. Only its hash is stored. */
export async function issueSetupCode(pool: Pool): Promise<string | null> {
  if (await hasAccounts(pool)) return null;
  const code = randomBytes(10)
    .toString('hex')
    .replace(/(.{5})(?=.)/g, '$1-');
  await appendToSetting(pool, settingName, sha256(code).toString('base64'), keep);
  return code;
}

/** Whether a code was printed by a gateway of this system. */
export async function isSetupCode(pool: Pool, code: string): Promise<boolean> {
  const hash = sha256(code.trim().toLowerCase());
  const hashes = (await readSetting<string[]>(pool, settingName)) ?? [];
  return hashes.some((known) => timingSafeEqual(Buffer.from(known, 'base64'), hash));
}

export const setupCodesSetting = settingName;
