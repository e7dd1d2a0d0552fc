import type { ErrorCode } from '@fengqiao/contract/errors';
import {
  type KeptLease,
  LEASE_ASK_SECONDS,
  LEASE_MINUTES,
  type LeaseAct,
} from '@fengqiao/contract/wall-leases';
import type { WallDeed } from '@fengqiao/contract/wall-log';
import type { Refusal } from './refusal.ts';

/** Who acts on a lease, or gets one. */
export interface Hand {
  account: string;
  displayName: string;
  session: string;
  terminal: string | null;
}

/** What becomes of a lease. `deed` null = nothing that anybody has to be told: a renewal. */
export interface LeaseStep {
  lease: KeptLease | null;
  deed: WallDeed | null;
  /** For the log: who lost it, who is asked, who got it. */
  object: string | null;
}

/** The lease that counts at `now`; null = the wall is free. */
export function heldLease(lease: KeptLease | null, now: Date): KeptLease | null {
  return lease?.alive && lease.expiresAt > now ? lease : null;
}

/** What changing something on the wall does to its lease: renews the own one, takes a free one. Another's is refused. */
export function workUnder(lease: KeptLease | null, hand: Hand, now: Date): LeaseStep | Refusal {
  const held = heldLease(lease, now);
  if (held === null) return { lease: taken(hand, now), deed: 'lease.taken', object: null };
  if (held.account !== hand.account) return heldBy(held);
  return { lease: { ...held, ...renewed(hand, now) }, deed: null, object: null };
}

/**
 * One act on the lease of a wall. `heir`: who `handOver` names or, without a name, whoever asks, when that person may work the wall
 * and is logged in; null = no such person. `mayOverride`: a head or leader.
 */
export function leaseAfter(
  lease: KeptLease | null,
  act: LeaseAct,
  hand: Hand,
  { now, heir, mayOverride }: { now: Date; heir: Hand | null; mayOverride: boolean },
): LeaseStep | Refusal {
  const held = heldLease(lease, now);
  switch (act.act) {
    case 'take':
      return held !== null && held.account !== hand.account && hasWaited(held, hand, now)
        ? { lease: taken(hand, now), deed: 'lease.taken', object: held.account }
        : workUnder(lease, hand, now);
    case 'ask':
      return held === null || held.account === hand.account
        ? workUnder(lease, hand, now)
        : askFor(held, hand, now);
    case 'override':
      if (held === null || held.account === hand.account) return workUnder(lease, hand, now);
      if (!mayOverride) return { code: 'wall.noOverride', args: [], details: {} };
      return { lease: taken(hand, now), deed: 'lease.overridden', object: held.account };
    case 'release':
      if (held === null) return { lease: null, deed: null, object: null };
      return held.account === hand.account
        ? { lease: null, deed: 'lease.released', object: null }
        : heldBy(held, 'wall.notHolder');
    case 'decline':
      return ofHolder(held, hand, (own) =>
        own.askedBy === null
          ? nobodyAsks
          : {
              lease: { ...own, ...renewed(hand, now), ...notAsked },
              deed: 'lease.declined',
              object: own.askedBy,
            },
      );
    case 'handOver':
      return ofHolder(held, hand, (own) => {
        const name = act.to ?? own.askedBy;
        if (name === null) return nobodyAsks;
        if (heir === null) return { code: 'wall.badHeir', args: [name], details: { account: name } };
        return { lease: taken(heir, now), deed: 'lease.handedOver', object: heir.account };
      });
  }
}

const nobodyAsks: Refusal = { code: 'wall.nobodyAsks', args: [], details: {} };
const notAsked = { askedBy: null, askerName: null, askedAt: null };

const renewed = ({ session, terminal }: Hand, now: Date) => ({
  session,
  terminal,
  alive: true,
  expiresAt: new Date(now.getTime() + LEASE_MINUTES * 60_000),
});

const taken = (hand: Hand, now: Date): KeptLease => ({
  account: hand.account,
  displayName: hand.displayName,
  since: now,
  ...renewed(hand, now),
  ...notAsked,
});

function ofHolder(held: KeptLease | null, hand: Hand, step: (own: KeptLease) => LeaseStep | Refusal) {
  if (held === null) return { code: 'wall.isFree', args: [], details: {} } satisfies Refusal;
  return held.account === hand.account ? step(held) : heldBy(held, 'wall.notHolder');
}

/** Seconds that are left until whoever asked may take it; 0 = now. */
function secondsLeft({ askedAt }: KeptLease, now: Date): number {
  if (askedAt === null) return LEASE_ASK_SECONDS;
  return Math.max(0, Math.ceil(LEASE_ASK_SECONDS - (now.getTime() - askedAt.getTime()) / 1000));
}

/** A second question does not begin the wait anew; of two who ask the first is heard, until the time to answer has long passed. */
function askFor(held: KeptLease, hand: Hand, now: Date): LeaseStep | Refusal {
  if (held.askedBy === hand.account) return { lease: held, deed: null, object: null };
  const forgotten =
    held.askedAt === null || now.getTime() - held.askedAt.getTime() > 2 * LEASE_ASK_SECONDS * 1000;
  if (!forgotten)
    return {
      code: 'wall.askedAlready',
      args: [held.askerName ?? ''],
      details: { asker: held.askedBy, displayName: held.askerName },
    };
  const { account, displayName } = hand;
  return {
    lease: { ...held, askedBy: account, askerName: displayName, askedAt: now },
    deed: 'lease.asked',
    object: held.account,
  };
}

const hasWaited = (held: KeptLease, hand: Hand, now: Date): boolean =>
  held.askedBy === hand.account && secondsLeft(held, now) === 0;

/** The refusal that names the holder, and until when at most. */
function heldBy(held: KeptLease, code: ErrorCode = 'wall.leased'): Refusal {
  const until = new Date(held.expiresAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return {
    code,
    args: [held.displayName, until],
    details: {
      holder: held.account,
      displayName: held.displayName,
      expiresAt: held.expiresAt.toISOString(),
      until,
    },
  };
}
