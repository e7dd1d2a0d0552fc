import type { Account, AccountInput, OneTimePassword, Role } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import { hasRole, lockAccounts, searchAccounts } from '@fengqiao/db/queries/account-records';
import { insertAccount } from '@fengqiao/db/queries/accounts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { hashPassword } from '../../plugins/password.ts';
import { firstColleagues } from './duties.ts';
import { oneTimePassword } from './one-time-password.ts';
import { checkPlace } from './place.ts';
import { presentAccount } from './present-account.ts';

export interface AccountQuery {
  q?: string;
  role?: Role;
  area?: string;
  cursor?: string;
  limit?: number;
}

/** Accounts of the session's subtree by name, disabled ones included. */
export async function accounts(
  app: FastifyInstance,
  session: AccountSession,
  { q, role, area, cursor, limit = 50 }: AccountQuery,
): Promise<{ items: Account[]; nextCursor: string | null }> {
  const after = cursorKey(cursor, /^[a-z0-9._-]{1,60}$/);
  const scope = narrow(session, area);
  if (scope === null) return { items: [], nextCursor: null };
  const { lo, hi } = scope;
  const rows = await searchAccounts(app.pool, { lo, hi, q, role, after, limit: limit + 1 });
  return page(rows.map(presentAccount), limit, ({ account }) => account);
}

/** Creates an account; answers the password for its first login. Throws `access.denied`, `account.exists`, and like `checkPlace`. */
export async function createAccount(
  app: FastifyInstance,
  request: FastifyRequest,
  input: AccountInput,
): Promise<OneTimePassword> {
  const { session } = request;
  const { account, displayName, role, areaCode, department = null, wallId = null } = input;
  const act = { action: 'account.created', object: `account:${account}`, areaCode } as const;
  const detail = { displayName, role, areaCode, department, wallId };
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  const allowed = await app.inScope(session, async (tx) => {
    await lockAccounts(tx);
    if (!(await mayCreate(tx, session, role))) return false;
    await checkPlace(tx, session, { role, areaCode, department, wallId });
    const id = await insertAccount(tx, {
      account,
      displayName,
      passwordHash,
      role,
      area: areaKey(areaCode),
      department,
      wallId,
      mustChangePassword: true,
      createdBy: session.account,
    });
    if (id === null) throw new AppError('account.exists', account);
    await app.audit({ ...act, detail }, request, tx);
    return true;
  });
  if (!allowed) {
    await app.audit({ ...act, outcome: 'refused', detail: { role } }, request);
    throw new AppError('access.denied');
  }
  return { account, password };
}

/** The security administrator any account; the system administrator the first of each of the two others. */
async function mayCreate(tx: Client, session: AccountSession, role: Role): Promise<boolean> {
  if (session.role === 'securityAdmin') return true;
  return firstColleagues.includes(role) && !(await hasRole(tx, role));
}
