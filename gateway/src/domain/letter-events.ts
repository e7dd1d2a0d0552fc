import type { CaseEventType } from '@fengqiao/contract/cases';
import type { LetterStep } from '@fengqiao/contract/letters';

/** A step of a letter, as the log of its cases is told. */
export interface ToldStep {
  letterId: string;
  no: number;
  step: LetterStep;
  kind: string;
  number: string;
  recipient: string;
  /** ISO 8601 with offset. */
  dueAt: string | null;
  /** Code of the department of the letter, or that it was handed on to. */
  department: string | null;
  words: string | null;
}

export interface LetterEvent {
  eventId: string;
  type: CaseEventType;
  payload: Record<string, unknown>;
}

/** Steps that the log knows as events of their own. */
const types: Partial<Record<LetterStep, CaseEventType>> = {
  issued: 'letter.issued',
  received: 'letter.received',
  replied: 'letter.replied',
};

/**
 * What a step is for the case at a position of its letter. One letter is one `letter.*` event, of its first case: a counter of the
 * log counts letters. The others are told in a note, like what has no event of its own. The id names the step, so that telling it
 * twice writes it once.
 */
export function letterEvent(step: ToldStep, position: number): LetterEvent {
  const eventId = `letter:${step.letterId}:${step.no}${position === 0 ? '' : `:${position}`}`;
  const { kind, number, recipient, dueAt, department } = step;
  const type = position === 0 ? types[step.step] : undefined;
  if (type !== undefined) {
    const due = step.step === 'issued' && dueAt !== null ? { dueAt } : {};
    return { eventId, type, payload: { kind, number, recipient, ...due } };
  }
  if (step.step === 'reminded' && department !== null && position === 0)
    return { eventId, type: 'nudge.sent', payload: { strength: 'remind', department } };
  return { eventId, type: 'note.added', payload: { text: noteOf(step) } };
}

function noteOf({ step, number, recipient, words }: ToldStep): string {
  const said = words === null ? '' : `：${words}`;
  switch (step) {
    case 'issued':
      return `本案列入${number}，致${recipient}`;
    case 'received':
      return `${recipient}已签收${number}`;
    case 'replied':
      return `${recipient}已回复${number}`;
    case 'reminded':
      return `就${number}提醒${recipient}尽快回复`;
    case 'assigned':
      return `${recipient}就${number}交办${said}`.slice(0, 4000);
    case 'coordinated':
      return `${recipient}就${number}协调${said}`.slice(0, 4000);
    default:
      return `${number}已撤回${said}`.slice(0, 4000);
  }
}
