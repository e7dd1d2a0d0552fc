import { format } from 'node:util';
import { type ErrorCode, errorTable } from '@fengqiao/contract/errors';

/** Why a row cannot be taken, and in which column. */
export class RowFault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly column: string | null;
  constructor(column: string | null, code: ErrorCode, ...args: readonly (string | number)[]) {
    this.column = column;
    this.code = code;
    this.message = format(errorTable[code][1], ...args);
  }
}

/** A row is not taken; never leaves the reading of that row. */
export class RefusedRow extends Error {
  readonly fault: RowFault;
  constructor(fault: RowFault) {
    super();
    this.fault = fault;
  }
}
