import { timingSafeEqual } from 'node:crypto';
import { hasAccounts } from '@fengqiao/db/queries/accounts';
import { appendToSetting, readSetting } from '@fengqiao/db/queries/settings';
import { codeHash, randomCode } from '../../plugins/auth/terminal-codes.ts';
import type { Pool } from '../../plugins/db.ts';

/** SHA-256 in base64 of the codes that are good: each gateway that starts on an empty system adds its own. */
const settingName = 'setupCodes';
const keep = 5;

/** Makes a set-up code while no account exists; null afterwards. Only its hash is stored. */
export async function issueSetupCode(pool: Pool): Promise<string | null> {
  if (await hasAccounts(pool)) return null;
  const code = randomCode();
  await appendToSetting(pool, settingName, codeHash(code).toString('base64'), keep);
  return code;
}

/** Whether a code was printed by a gateway of this system. */
export async function isSetupCode(pool: Pool, code: string): Promise<boolean> {
  const hash = codeHash(code);
  const hashes = (await readSetting<string[]>(pool, settingName)) ?? [];
  return hashes.some((known) => timingSafeEqual(Buffer.from(known, 'base64'), hash));
}

export const setupCodesSetting = settingName;
