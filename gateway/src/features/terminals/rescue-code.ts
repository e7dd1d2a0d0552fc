import { searchAccounts } from '@fengqiao/db/queries/account-records';
import { hasTerminal } from '@fengqiao/db/queries/terminals';
import type { FastifyInstance } from 'fastify';
import { makeTerminalCode } from '../../plugins/auth/terminal-codes.ts';
import { wholeCountry } from '../../plugins/db.ts';

const role = 'systemAdmin';
const most = 50;

/**
 * Where accounts log in on terminals only and no system administrator has one (any more), a code that makes one; null otherwise.
 * For the log of the process: whoever reads it still needs the administrator's password.
 */
export async function issueRescueCode({ config, pool }: FastifyInstance): Promise<string | null> {
  if (config.terminals !== 'required' || (await hasTerminal(pool, role))) return null;
  const { lo, hi } = wholeCountry;
  const all = await searchAccounts(pool, { lo, hi, role, limit: most });
  const enabled = all.filter(({ disabledAt }) => disabledAt === null);
  const [first] = enabled;
  if (first === undefined) return null;
  const { code } = await makeTerminalCode(pool, {
    name: '应急终端', // emergency terminal
    area: first.area,
    place: '',
    centreId: null,
    replaces: null,
    accounts: enabled.map(({ account }) => account),
    createdBy: first.account,
  });
  return code;
}
