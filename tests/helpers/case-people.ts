import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import type { TestDatabase } from './database.ts';

/** Somebody with a name, to be named as a handler or reader. */
export interface CasePerson {
  account: string;
  cookie: string;
}

/** Logs in a new account with a role in an area, and perhaps a department. */
export async function casePerson(
  db: TestDatabase,
  account: string,
  role: Role,
  areaCode: string,
  department: string | null = null,
): Promise<CasePerson> {
  const token = randomBytes(32).toString('base64url');
  await db.ownerPool.query(
    `with a as (insert into account (account, display_name, password_hash, role, area, department)
                values ($1, $1, '-', $2, $3, $4) returning id)
     insert into session (token_hash, account_id, expires_at) select $5, id, now() + interval '1 hour' from a`,
    [account, role, areaKey(areaCode), department, createHash('sha256').update(token).digest()],
  );
  return { account, cookie: `fengqiao=${token}` };
}
