import { LEASE_ASK_SECONDS, type WallLease } from '@fengqiao/contract/wall-leases';

/** What a lease means to one account. */
export type LeaseState =
  | { kind: 'free' }
  | { kind: 'mine'; untilMs: number; asked: { words: string; leftS: number } | null }
  | {
      kind: 'others';
      holder: string;
      untilMs: number;
      /** `none` = nobody asks; `other` = somebody else does; `waiting` = this account does; `mayTake` = it asked in vain. */
      asking: 'none' | 'other' | 'waiting' | 'mayTake';
      /** Seconds until an asker may take it. */
      leftS: number;
    };

/** What the lease of a wall means to `account` at `nowMs`, epoch ms of the server's clock. */
export function leaseState(lease: WallLease | null, account: string, nowMs: number): LeaseState {
  const untilMs = lease === null ? 0 : Date.parse(lease.expiresAt);
  if (lease === null || untilMs <= nowMs) return { kind: 'free' };
  const { holder, asked } = lease;
  const askedMs = asked === null ? 0 : Date.parse(asked.at);
  const leftS = Math.max(0, Math.ceil(LEASE_ASK_SECONDS - (nowMs - askedMs) / 1000));
  if (holder.account === account)
    return { kind: 'mine', untilMs, asked: asked && { words: asked.displayName || asked.account, leftS } };
  // An asker who let twice the time pass no longer keeps others from asking.
  const forgotten = asked !== null && nowMs - askedMs > 2 * LEASE_ASK_SECONDS * 1000;
  const asking =
    asked === null || (forgotten && asked.account !== account)
      ? 'none'
      : asked.account !== account
        ? 'other'
        : leftS > 0
          ? 'waiting'
          : 'mayTake';
  return { kind: 'others', holder: holder.displayName || holder.account, untilMs, asking, leftS };
}
