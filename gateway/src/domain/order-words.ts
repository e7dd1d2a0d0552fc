import type { Actor } from '@fengqiao/contract/orders';
import type { LogEvent } from './fold.ts';

/** Milliseconds as the contract writes times. */
export const iso = (at: number): string => new Date(at).toISOString();

/** Who did what an event says. */
export const actorOf = ({ source, facts }: LogEvent): Actor => ({ source, account: facts.by ?? null });
