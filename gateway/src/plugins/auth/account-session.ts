import type { Role } from '@fengqiao/contract/accounts';
import { areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import type { PublicKey, TerminalSummary } from '@fengqiao/contract/terminals';
import type { SessionRow } from '@fengqiao/db/queries/sessions';
import type { Binding } from './binding.ts';

/** Who is logged in; also the scope of what they see (`lo`..`hi`). */
export interface AccountSession {
  /** What pages, grants and watermarks know the session by. */
  id: string;
  tokenHash: Buffer;
  accountId: number;
  account: string;
  displayName: string;
  role: Role;
  areaCode: string;
  areaName: string;
  lo: number;
  hi: number;
  department: string | null;
  /** The one wall of a kiosk. */
  wallId: string | null;
  terminal: TerminalSummary | null;
  /** What every request has to show besides the cookie. */
  binding: Binding;
  mustChangePassword: boolean;
  secondFactor: boolean;
  expiresAt: Date;
}

const dayMs = 86_400_000;

/** The id of a session that may be told: the beginning of its token's hash. */
export const sessionId = (tokenHash: Buffer): string => tokenHash.toString('base64url').slice(0, 22);

/** A stored session as the gateway uses it; a password older than `passwordMaxDays` (0 = never) has to be changed. */
export function toSession(row: SessionRow, tokenHash: Buffer, passwordMaxDays: number): AccountSession {
  const areaCode = areaCodeOfKey(row.area);
  const passwordAgeMs = Date.now() - row.passwordChangedAt.getTime();
  const tooOld = passwordMaxDays > 0 && passwordAgeMs > passwordMaxDays * dayMs && row.role !== 'kiosk';
  return {
    id: sessionId(tokenHash),
    tokenHash,
    accountId: row.accountId,
    account: row.account,
    displayName: row.displayName,
    role: row.role as Role,
    areaCode,
    areaName: row.areaName,
    ...areaRange(areaCode),
    department: row.department,
    wallId: row.wallId,
    terminal:
      row.terminalId === null
        ? null
        : { id: row.terminalId, name: row.terminalName ?? '', place: row.terminalPlace ?? '' },
    binding: bindingOf(row),
    mustChangePassword: row.mustChangePassword || tooOld,
    secondFactor: row.secondFactor,
    expiresAt: row.expiresAt,
  };
}

/** A session on a terminal is never unbound: without a key nothing can prove it. */
function bindingOf({ terminalKind, credential, proofKey }: SessionRow): Binding {
  if (terminalKind === null) return { kind: 'none' };
  if (terminalKind === 'certificate')
    return { kind: 'certificate', fingerprint: (credential as { fingerprint: string }).fingerprint };
  return { kind: 'key', key: proofKey as PublicKey };
}
