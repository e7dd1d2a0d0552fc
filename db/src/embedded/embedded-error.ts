/** Why the embedded server could not start; the message is written for the person at the terminal. */
export type EmbeddedErrorCode =
  | 'unsupportedPlatform'
  | 'alreadyServed'
  | 'wrongMajor'
  | 'unreachable'
  | 'startFailed'
  | 'notDurable';

/** A start that was refused or failed, with a text that says what to do next. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedError';
    this.code = code;
  }
}

/** Plain lines for the terminal, one step each. */
export type Progress = (line: string) => void;
