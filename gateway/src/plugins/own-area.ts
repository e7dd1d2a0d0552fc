import { areaKey, isWithin } from '@fengqiao/contract/areas';
import { areaNames, areaPath } from '@fengqiao/db/queries/areas';
import type { AccountSession } from './auth.ts';
import type { Client } from './db.ts';
import { AppError } from './errors.ts';

/** Key and name of an area of the session's subtree. Throws `notFound` for every other, there or not. */
export async function ownArea(
  client: Client,
  session: AccountSession,
  areaCode: string,
): Promise<{ key: number; name: string }> {
  const key = areaKey(areaCode);
  const name = isWithin(areaCode, session.areaCode) ? (await areaNames(client, [key])).get(key) : undefined;
  if (name === undefined) throw new AppError('notFound', `Area ${areaCode}`);
  return { key, name };
}

/** An area with those above it, from the top. */
export const pathOf = (client: Client, areaCode: string): ReturnType<typeof areaPath> =>
  areaPath(client, areaKey(areaCode));
