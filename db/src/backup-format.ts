/**
 * A backup is one gzip stream of text: the header (one JSON line), then per table its section line, its rows in
 * PostgreSQL's COPY text form, a line `\.` and a count line, at last the end line. Readable with `zcat` for ever.
 */
export type BackupHeader = {
  format: 'fengqiao backup 1';
  /** Moment of the snapshot, ISO 8601. */
  takenAt: string;
  /** Version of the server it was taken from, for people. */
  server: string;
  /** The schema: every migration with its checksum, in order. */
  migrations: { name: string; checksum: string }[];
};

export type TableSection = { table: string; columns: string[] };
export type TableCount = { rows: number };
/** `sequences`: last given value by name. Without this line the backup is torn. */
export type BackupEnd = { end: true; sequences: Record<string, number> };

/** Ends the rows of a table; COPY doubles every backslash of the data, so no row looks like it. */
export const TERMINATOR = '\\.\n';

/** Tables of which a backup holds nothing: the target's own, and ways in (one that was revoked or used must not come back to life). */
export const LEFT_OUT = ['schema_migration', 'session', 'login_challenge', 'terminal_code'];

/** Reads the text of a backup piece by piece; memory stays at one chunk. */
export class BackupReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #pending: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next JSON line; throws when the text ends before it does. */
  async line<T>(): Promise<T> {
    for (;;) {
      const end = this.#pending.indexOf(0x0a);
      if (end >= 0) {
        const line = this.#pending.toString('utf8', 0, end);
        this.#pending = this.#pending.subarray(end + 1);
        return JSON.parse(line) as T;
      }
      await this.#more();
    }
  }

  /** The rows of a table up to its terminator, which is consumed. */
  async *rows(): AsyncGenerator<Buffer> {
    while (this.#pending.length < TERMINATOR.length) await this.#more();
    if (this.#pending.toString('latin1', 0, TERMINATOR.length) === TERMINATOR) {
      this.#pending = this.#pending.subarray(TERMINATOR.length);
      return;
    }
    const end = `\n${TERMINATOR}`;
    for (;;) {
      const at = this.#pending.indexOf(end);
      if (at >= 0) {
        const last = this.#pending.subarray(0, at + 1);
        this.#pending = this.#pending.subarray(at + end.length);
        yield last;
        return;
      }
      const safe = this.#pending.length - (end.length - 1); // the rest may be the beginning of the terminator
      if (safe > 0) {
        const chunk = this.#pending.subarray(0, safe);
        this.#pending = this.#pending.subarray(safe);
        yield chunk;
      }
      await this.#more();
    }
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done) throw new Error('the backup is torn: it ends in the middle');
    this.#pending = this.#pending.length === 0 ? next.value : Buffer.concat([this.#pending, next.value]);
  }
}
