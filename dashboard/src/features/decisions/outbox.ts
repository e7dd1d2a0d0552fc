import type { Decision, DecisionInput } from '@fengqiao/contract/decisions';

/** A decision that was taken and is not at the server yet. */
export interface Waiting {
  /** Tells it apart on this machine. */
  key: string;
  input: DecisionInput;
  /** Milliseconds of this machine. */
  at: number;
  /** The gateway's refusal by code and words: it waits for a person; null = it waits for the line. */
  refused: { code: string; message: string } | null;
}

/** Where it is kept: beyond a reload, a crash of the browser and a night. */
export interface Kept {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

const keyOf = (meetingId: string) => `decisions-waiting ${meetingId}`;

/** What waits of a meeting, the oldest first; what cannot be read is nothing. */
export function readWaiting(kept: Kept, meetingId: string): Waiting[] {
  try {
    const found: unknown = JSON.parse(kept.getItem(keyOf(meetingId)) ?? '[]');
    return Array.isArray(found) ? (found as Waiting[]) : [];
  } catch {
    return [];
  }
}

/** Keeps what waits; nothing waiting leaves nothing behind. */
export function keepWaiting(kept: Kept, meetingId: string, waiting: readonly Waiting[]): void {
  if (waiting.length === 0) kept.removeItem(keyOf(meetingId));
  else kept.setItem(keyOf(meetingId), JSON.stringify(waiting));
}

/**
 * Whether the server has it already: the line may have been cut after it was stored and before the answer came, and nobody wants one
 * decision twice.
 */
export function isThere(taken: readonly Decision[], { input, at }: Waiting): boolean {
  // Two machines' clocks: an hour is more than they differ and less than two meetings are apart.
  const earliest = at - 3_600_000;
  return taken.some(
    ({ text, department, ownerArea, dueOn, decidedAt }) =>
      text === input.text &&
      department === input.department &&
      ownerArea === input.ownerArea &&
      dueOn === input.dueOn &&
      Date.parse(decidedAt) >= earliest,
  );
}

const draftKeyOf = (meetingId: string) => `decision-draft ${meetingId}`;

/** What was being typed; null = nothing. */
export function readDraft<T>(kept: Kept, meetingId: string): T | null {
  try {
    return JSON.parse(kept.getItem(draftKeyOf(meetingId)) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** Keeps what is being typed; null forgets it. */
export function keepDraft(kept: Kept, meetingId: string, draft: object | null): void {
  if (draft === null) kept.removeItem(draftKeyOf(meetingId));
  else kept.setItem(draftKeyOf(meetingId), JSON.stringify(draft));
}
