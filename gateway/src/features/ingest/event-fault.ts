import { format } from 'node:util';
import { type ErrorCode, errorTable } from '@fengqiao/contract/errors';

/** The code and words of what is wrong with an event; `args` fill the `%s` of the code's message. */
export class EventFault {
  readonly code: ErrorCode;
  readonly message: string;
  constructor(code: ErrorCode, ...args: readonly (string | number)[]) {
    this.code = code;
    this.message = format(errorTable[code][1], ...args);
  }
}
