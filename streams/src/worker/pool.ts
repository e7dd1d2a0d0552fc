import type { Logger } from 'pino';
import { BackOff } from '../relay/back-off.ts';
import type { CameraLine, LineEnd, LineRequest, LineSink, Lines, WorkerLoad } from './camera-line.ts';
import { WorkerProcess } from './worker-process.ts';

export interface WorkerPoolOptions {
  /** Most workers at once, at least 1. */
  workers: number;
  /** Lines a worker should hold before another one is started. */
  linesPerWorker: number;
  log: Logger;
}

const CHECK_MS = 500;
/** A worker that lives shorter than this died of itself, and not of an accident: the next one is started later. */
const STABLE_MS = 10_000;

const NONE: LineEnd = {
  reason: 'internal',
  message: 'the processes that relay cameras keep ending',
  lasting: false,
};

/** Connections spread over worker processes: started as they are needed, replaced when they die or freeze. */
export class WorkerPool implements Lines {
  readonly #options: WorkerPoolOptions;
  readonly #workers = new Set<WorkerProcess>();
  readonly #backOff = new BackOff({ firstMs: 250 });
  readonly #timer: NodeJS.Timeout;
  #checkedAt = Date.now();
  /** Epoch ms before which none is started. */
  #notBefore = 0;
  #closed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#check(Date.now()), CHECK_MS);
    this.#start();
  }

  get workers(): WorkerLoad[] {
    return [...this.#workers].map(({ pid = 0, size }) => ({ pid, lines: size }));
  }

  open(request: LineRequest, sink: LineSink): CameraLine {
    const worker = this.#choose();
    if (worker !== undefined) return worker.open(request, sink);
    const telling = setImmediate(() => sink.ended(NONE));
    return { close: () => clearImmediate(telling) };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await Promise.all([...this.#workers].map((worker) => worker.stop()));
  }

  /** The worker with the least to do; a new one when all have enough and there may be more. */
  #choose(): WorkerProcess | undefined {
    const { workers, linesPerWorker } = this.#options;
    const [least] = [...this.#workers].sort((a, b) => a.size - b.size);
    const enough = least === undefined || least.size >= linesPerWorker;
    return enough && this.#workers.size < workers ? (this.#start() ?? least) : least;
  }

  /** `undefined` while workers keep dying. */
  #start(): WorkerProcess | undefined {
    if (this.#closed || Date.now() < this.#notBefore) return undefined;
    const worker = new WorkerProcess((gone, problem) => this.#over(gone, problem));
    this.#workers.add(worker);
    this.#options.log.info({ worker: worker.pid }, 'worker is started');
    return worker;
  }

  #over(worker: WorkerProcess, problem: string): void {
    this.#workers.delete(worker);
    if (this.#closed) return;
    const now = Date.now();
    if (now - worker.startedAt >= STABLE_MS) this.#backOff.reset();
    else this.#notBefore = now + this.#backOff.next();
    this.#options.log.error({ worker: worker.pid, problem, lines: worker.size }, 'worker has ended');
    if (this.#workers.size === 0) this.#start();
  }

  #check(nowMs: number): void {
    const late = nowMs - this.#checkedAt > 2 * CHECK_MS;
    this.#checkedAt = nowMs;
    for (const worker of this.#workers) {
      if (late) worker.excuse(nowMs);
      else if (worker.isSilent(nowMs)) {
        this.#options.log.error({ worker: worker.pid }, 'worker does not answer; it is ended');
        worker.kill();
      }
    }
    // One is always there: the first viewer after an accident should not wait for a process to start.
    if (this.#workers.size === 0) this.#start();
  }
}
