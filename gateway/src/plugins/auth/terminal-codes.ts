import { createHash, randomBytes } from 'node:crypto';
import type { TerminalCode } from '@fengqiao/contract/terminals';
import {
  insertTerminalCode,
  type TerminalCodeRow,
  type useTerminalCode,
} from '@fengqiao/db/queries/terminal-codes';

type Queryable = Parameters<typeof useTerminalCode>[0];

const lifetimeHours = 24;

/** A code to read out: 80 bits in four groups. */
export const randomCode = (): string =>
  randomBytes(10)
    .toString('hex')
    .replace(/(.{5})(?=.)/g, '$1-');

/** SHA-256 of a code, however it was typed. */
export const codeHash = (code: string): Buffer =>
  createHash('sha256').update(code.trim().toLowerCase()).digest();

/** Makes a code by which one machine becomes a terminal. Only its hash is stored. */
export async function makeTerminalCode(db: Queryable, row: TerminalCodeRow): Promise<TerminalCode> {
  const code = randomCode();
  const expiresAt = await insertTerminalCode(db, codeHash(code), row, lifetimeHours);
  return { code, expiresAt: expiresAt.toISOString() };
}
