import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { areaKey } from '@fengqiao/contract/areas';
import type { ImportMapping } from '@fengqiao/contract/imports';
import { endImport, updateImport } from '@fengqiao/db/queries/imports';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { fileBytes } from './byte-source.ts';
import { openFile } from './open-file.ts';
import { runImport, type Sink } from './run-import.ts';

/** One uploaded file. */
export interface QueuedImport {
  id: string;
  path: string;
  mapping: ImportMapping;
  sender: { name: string; areaCode: string; lo: number; hi: number };
  /** Hears when it has ended: null = all of it was read, else why not. */
  onEnd?: (problem: string | null) => void;
}

/** Runs imports one after another, so that a large file cannot crowd out the events of the day. */
export class ImportRunner {
  readonly #app: FastifyInstance;
  readonly #waiting: QueuedImport[] = [];
  #running: { id: string; abort: AbortController; ended: Promise<void> } | null = null;
  #closed = false;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  add(job: QueuedImport): void {
    this.#waiting.push(job);
    this.#next();
  }

  /** Stops an import that runs or waits here; what it has stored stays. */
  async cancel(id: string): Promise<void> {
    const index = this.#waiting.findIndex((job) => job.id === id);
    const [job] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (job !== undefined) {
      await rm(job.path, { force: true });
      job.onEnd?.('The import was cancelled');
    }
    if (this.#running?.id === id) {
      this.#running.abort.abort();
      await this.#running.ended;
    }
  }

  /** Files that a gateway left behind when it was killed: their imports have failed and say what to do. */
  async recover(folder: string): Promise<void> {
    for (const name of await readdir(folder).catch(() => [] as string[])) {
      const id = name.split('.')[0] ?? '';
      if (/^[0-9a-f-]{36}$/.test(id)) await this.#end(id, 'failed', interrupted).catch(() => undefined);
      await rm(join(folder, name), { force: true });
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) {
      await this.#end(job.id, 'failed', interrupted).catch(() => undefined);
      await rm(job.path, { force: true });
      job.onEnd?.(interrupted);
    }
    this.#running?.abort.abort();
    await this.#running?.ended;
  }

  #next(): void {
    if (this.#running !== null || this.#closed) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    const abort = new AbortController();
    const ended = this.#run(job, abort.signal).finally(() => {
      this.#running = null;
      this.#next();
    });
    this.#running = { id: job.id, abort, ended };
  }

  async #run(job: QueuedImport, signal: AbortSignal): Promise<void> {
    const { id, path, mapping, sender } = job;
    try {
      const counts = await runImport({
        source: await openFile(await fileBytes(path), mapping),
        mapping,
        profile: this.#app.profile,
        areaCode: sender.areaCode,
        sink: this.#sink(job),
        signal,
        onProgress: async (counts) => {
          const open = await this.#app.inScope(wholeCountry, (tx) => updateImport(tx, id, counts));
          // Another gateway may have been asked to cancel it.
          if (!open) throw new CancelledElsewhere();
        },
      });
      await this.#app.inScope(wholeCountry, (tx) => updateImport(tx, id, counts));
      await this.#end(id, 'done', null);
      job.onEnd?.(null);
    } catch (error) {
      const problem = await this.#fail(id, error, signal).catch((failure: unknown) => {
        this.#app.log.error({ err: failure, importId: id }, 'an import could not be ended');
        return interrupted;
      });
      job.onEnd?.(problem);
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Ends an import that was not read to its end; answers why. */
  async #fail(id: string, error: unknown, signal: AbortSignal): Promise<string> {
    if (signal.aborted || error instanceof CancelledElsewhere) {
      await this.#end(id, this.#closed ? 'failed' : 'cancelled', this.#closed ? interrupted : null);
      return this.#closed ? interrupted : 'The import was cancelled';
    }
    const known = error instanceof AppError && error.code !== 'internal';
    if (!known) this.#app.log.error({ err: error, importId: id }, 'an import failed');
    const problem = known ? error.message : 'Something went wrong on the server; send the file again';
    await this.#end(id, 'failed', problem);
    return problem;
  }

  #sink({ id, sender, mapping }: QueuedImport): Sink {
    return {
      store: async (events, rowOf, faults) => {
        const result = await this.#app.ingestor.ingest(sender, events, {
          origin: { importId: id, rowOf: (index) => ({ row: rowOf(index), column: null }) },
          faults: faults.map(({ fault, row, kept }) => ({
            index: row,
            eventId: kept[mapping.columns.caseRef]?.slice(0, 64) ?? null,
            code: fault.code,
            message: fault.message,
            event: kept,
            row,
            column: fault.column,
          })),
        });
        return {
          accepted: result.accepted,
          duplicates: result.duplicates,
          cases: result.cases.length,
          quarantined: result.quarantined.length,
        };
      },
    };
  }

  async #end(id: string, state: 'done' | 'failed' | 'cancelled', message: string | null): Promise<void> {
    await this.#app.inScope(wholeCountry, (tx) => endImport(tx, id, state, message));
  }
}

class CancelledElsewhere extends Error {}

const interrupted = 'The gateway was stopped; send the file again: nothing will be doubled';

/** Source of the imports of an area's accounts. */
export const importSourceOf = (areaCode: string) => ({
  name: `import:${areaCode}`,
  label: '文件导入',
  area: areaKey(areaCode),
});
