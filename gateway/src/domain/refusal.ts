import type { ErrorCode } from '@fengqiao/contract/errors';

/** Why something may not be done: an error code, what fills its English words, and the facts from which a page makes its own. */
export interface Refusal {
  code: ErrorCode;
  args: readonly (string | number)[];
  details: Readonly<Record<string, unknown>>;
}
