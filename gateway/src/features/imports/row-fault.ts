import { format } from 'node:util';
import { type ErrorCode, errorTable } from '@fengqiao/contract/errors';
import { type RowReason, rowReasonText } from '@fengqiao/contract/row-reasons';

/** Why a row cannot be taken, and in which column. */
export class RowFault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly column: string | null;
  /** What is wrong with a camera's value; null for what the code says alone. */
  readonly reason: RowReason | null;

  constructor(column: string | null, code: ErrorCode, ...args: readonly (string | number | RowReason)[]) {
    this.column = column;
    this.code = code;
    this.reason = args.find((arg): arg is RowReason => typeof arg === 'object') ?? null;
    const words = args.map((arg) => (typeof arg === 'object' ? rowReasonText(arg) : arg));
    this.message = format(errorTable[code][1], ...words);
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
