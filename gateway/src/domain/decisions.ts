import type { Role } from '@fengqiao/contract/accounts';
import type { DecisionState } from '@fengqiao/contract/decisions';
import { letterNumber } from './letters.ts';
import { holdsMeetingsOf } from './meeting-acts.ts';

/** Who reads decisions: those of the meeting and those who carry them out. */
export const decisionReaders = [
  'operator',
  'clerk',
  'mediator',
  'handler',
  'leader',
  'head',
] as const satisfies readonly Role[];
/** Who reports on them. */
export const decisionReporters = [
  'operator',
  'clerk',
  'handler',
  'leader',
  'head',
] as const satisfies readonly Role[];

/** `巴中交办〔2026〕7号`: 交办 has no pattern in the documents; this one is ours, as letters are numbered. */
export const decisionNumber = (areaName: string, year: number, n: number): string =>
  letterNumber('{area}交办〔{year}〕{n}号', areaName, year, n);

/** Open and past its day; the day itself still counts. `today` in Asia/Shanghai. */
export const isLate = (state: DecisionState, dueOn: string, today: string): boolean =>
  state === 'open' && dueOn < today;

/** Whoever looks at a decision. */
export interface DecisionActor {
  role: Role;
  areaCode: string;
  /** Code of the account's department. */
  department: string | null;
}

interface Standing {
  /** Of the meeting. */
  areaCode: string;
  ownerArea: string;
  department: string;
}

/** In whose name an account speaks of a decision: the meeting's side ends it, the owner's reports on it; null = it has nothing to say. */
export function sideOf(
  actor: DecisionActor,
  { areaCode, ownerArea, department }: Standing,
): 'meeting' | 'owner' | null {
  if (holdsMeetingsOf(actor, areaCode)) return 'meeting';
  if (actor.areaCode !== ownerArea || !decisionReporters.some((role) => role === actor.role)) return null;
  // The people of one department do not speak for another.
  return actor.role === 'handler' && actor.department !== department ? null : 'owner';
}
