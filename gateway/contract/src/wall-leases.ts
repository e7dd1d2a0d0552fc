import Type from 'typebox';
import { AccountName } from './accounts.ts';
import { Instant, Nullable } from './common.ts';

/** A lease that nobody renews ends after so long; the holder's page and every act of the holder renew it. */
export const LEASE_MINUTES = 10;
/** Whoever asked for a lease may take it when the holder has not answered for so long, seconds. */
export const LEASE_ASK_SECONDS = 60;

const Person = Type.Object({ account: Type.String(), displayName: Type.String() });

/** Who works a wall. Only the holder changes what it shows; a free wall falls to whoever changes something. */
export const WallLease = Type.Object({
  holder: Person,
  /** The holder's terminal; null = not bound to one. */
  terminal: Nullable(Type.String()),
  since: Instant,
  expiresAt: Instant,
  /** Who asks for it; null = nobody. */
  asked: Nullable(Type.Object({ ...Person.properties, at: Instant })),
});
export type WallLease = Type.Static<typeof WallLease>;

/** A lease as it is written down, run out or not; times by the database's clock. Stays in the server: pages are told a `WallLease`. */
export interface KeptLease {
  account: string;
  displayName: string;
  /** Id of the session that took or renewed it last. */
  session: string;
  terminal: string | null;
  since: Date;
  expiresAt: Date;
  askedBy: string | null;
  askerName: string | null;
  askedAt: Date | null;
  /** Whether that session is still logged in: a lease ends with its session. */
  alive: boolean;
}

/**
 * `POST /api/walls/:id/lease`: `take` a free or expired one, or one asked for in vain, and renew one's own; `ask` the holder for it;
 * `decline` what was asked; `handOver` it to the asker or to a named account; `release` it; `override` takes it at once (head and
 * leader, with a reason that stays in the log).
 */
export const LeaseAct = Type.Union([
  Type.Object({ act: Type.Literal('take') }, { additionalProperties: false }),
  Type.Object({ act: Type.Literal('ask') }, { additionalProperties: false }),
  Type.Object({ act: Type.Literal('decline') }, { additionalProperties: false }),
  Type.Object(
    { act: Type.Literal('handOver'), to: Type.Optional(AccountName) },
    { additionalProperties: false },
  ),
  Type.Object({ act: Type.Literal('release') }, { additionalProperties: false }),
  Type.Object(
    { act: Type.Literal('override'), reason: Type.String({ minLength: 4, maxLength: 200 }) },
    { additionalProperties: false },
  ),
]);
export type LeaseAct = Type.Static<typeof LeaseAct>;

/** What `POST /api/walls/:id/lease` answers: the lease as it is now. */
export const LeaseAnswer = Type.Object({ lease: Nullable(WallLease) });
export type LeaseAnswer = Type.Static<typeof LeaseAnswer>;
