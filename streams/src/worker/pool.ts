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
/** A worker that lives shorter than this may have died of itself. After the second in a row the next one is started later. */
const STABLE_MS = 5000;

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
  /** Workers in a row that died early. */
  #early = 0;
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
    const worker = this.#choose(request.urgent === true);
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
  #choose(urgent: boolean): WorkerProcess | undefined {
    const { workers, linesPerWorker } = this.#options;
    const byLoad = [...this.#workers].sort((a, b) => a.size - b.size);
    const least = (urgent ? byLoad.find(({ ready }) => ready) : undefined) ?? byLoad[0];
    const enough = least === undefined || least.size >= linesPerWorker;
    if (!enough || this.#workers.size >= workers) return least;
    const started = this.#start();
    return urgent ? (least ?? started) : (started ?? least);
  }

  /** `undefined` while workers keep dying. */
  #start(): WorkerProcess | undefined {
    if (this.#closed || Date.now() < this.#notBefore) return undefined;
    const worker = new WorkerProcess((gone, problem) => this.#over(gone, problem));
    this.#workers.add(worker);
    if (worker.pid !== undefined) this.#options.log.info({ worker: worker.pid }, 'worker is started');
    return worker;
  }

  #over(worker: WorkerProcess, problem: string): void {
    this.#workers.delete(worker);
    if (this.#closed) return;
    const now = Date.now();
    const early = now - worker.startedAt < STABLE_MS;
    if (early && this.#early > 0) this.#notBefore = now + this.#backOff.next();
    if (!early) this.#backOff.reset();
    this.#early = early ? this.#early + 1 : 0;
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
