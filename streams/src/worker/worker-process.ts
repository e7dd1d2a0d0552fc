import { type ChildProcess, spawn } from 'node:child_process';
import { type Duplex, PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { HEAP_ARGUMENTS, HEAP_ENVIRONMENT } from '../node/heap-arguments.ts';
import type { CameraLine, LineEnd, LineRequest, LineSink } from './camera-line.ts';
import { workerEntry } from './entry.ts';
import { type Frame, FrameReader, frameHead } from './frame.ts';
import { LineReceiver } from './line-receiver.ts';
import { encodeJson, KIND, UP_LIMIT } from './messages.ts';

/** A worker that was heard and is silent for longer is frozen; one that starts on a busy machine has more time. */
const SILENCE_MS = 3000;
const START_MS = 15_000;
/** For taking leave of its cameras when it is stopped. */
const LEAVE_MS = 1000;

const LOST: LineEnd = {
  reason: 'internal',
  message: 'the process that relayed this stream ended',
  lasting: false,
  lost: true,
};

interface HeldLine {
  sink: LineSink;
  receiver: LineReceiver;
}

/** One worker: a child process that holds connections to cameras and packs what they send. */
export class WorkerProcess {
  readonly startedAt = Date.now();
  readonly #child: ChildProcess;
  readonly #pipe: Duplex;
  readonly #lines = new Map<number, HeldLine>();
  #nextLine = 1;
  #heardAt: number | undefined;
  #gone = false;

  /** @param over told once when the process is gone, before its lines are; `problem`: why it had to be ended */
  constructor(over: (worker: WorkerProcess, problem: string) => void) {
    // Not the node's environment: that holds the secret that signs grants. Logins of cameras go through the pipe alone.
    this.#child = spawn(process.execPath, [...HEAP_ARGUMENTS, fileURLToPath(workerEntry)], {
      env: HEAP_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    });
    // When the system has no descriptor left there is no pipe; the child's error event follows.
    this.#pipe = (this.#child.stdio?.[3] as Duplex | undefined) ?? new PassThrough();
    const reader = new FrameReader(UP_LIMIT, (frame) => this.#take(frame));
    const end = (problem: string): void => this.#end(problem, over);
    this.#pipe.on('data', (chunk: Buffer) => {
      try {
        if (!this.#gone) reader.push(chunk);
      } catch (error) {
        end(String(error));
      }
    });
    this.#pipe.on('error', (error) => end(error.message));
    this.#child.once('error', (error) => end(error.message));
    this.#child.once('exit', (code, signal) => end(signal ?? `code ${code}`));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Connections it holds. */
  get size(): number {
    return this.#lines.size;
  }

  /** True from its first word on. */
  get ready(): boolean {
    return this.#heardAt !== undefined;
  }

  /** True when it is frozen, or blocked for so long that it makes no difference. */
  isSilent(nowMs: number): boolean {
    return this.#heardAt === undefined
      ? nowMs - this.startedAt > START_MS
      : nowMs - this.#heardAt > SILENCE_MS;
  }

  /** The node itself stood still: its silence says nothing of the worker. */
  excuse(nowMs: number): void {
    if (this.#heardAt !== undefined) this.#heardAt = nowMs;
  }

  open(request: LineRequest, sink: LineSink): CameraLine {
    const line = this.#nextLine++;
    this.#lines.set(line, { sink, receiver: new LineReceiver(sink) });
    this.#send(KIND.open, line, encodeJson(request));
    return {
      close: () => {
        if (this.#lines.delete(line)) this.#send(KIND.close, line, []);
      },
    };
  }

  /** Ends it whatever it is doing; its lines are told unless they were closed. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Lets it take leave of its cameras; resolves when it is gone. */
  async stop(): Promise<void> {
    if (this.#gone) return;
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#lines.clear();
    this.#pipe.end();
    const late = setTimeout(() => this.kill(), LEAVE_MS);
    await exited;
    clearTimeout(late);
  }

  #send(kind: number, line: number, pieces: readonly Buffer[]): void {
    if (this.#gone) return;
    this.#pipe.cork();
    this.#pipe.write(frameHead(kind, line, pieces));
    for (const piece of pieces) this.#pipe.write(piece);
    this.#pipe.uncork();
  }

  #take({ kind, line, payload }: Frame): void {
    this.#heardAt = Date.now();
    if (kind === KIND.beat) return;
    // What was on its way when the line was closed is dropped.
    const held = this.#lines.get(line);
    if (kind === KIND.ended) this.#lines.delete(line);
    held?.receiver.take(kind, payload);
  }

  #end(problem: string, over: (worker: WorkerProcess, problem: string) => void): void {
    if (this.#gone) return;
    this.#gone = true;
    this.kill();
    this.#pipe.destroy();
    over(this, problem);
    const lines = [...this.#lines.values()];
    this.#lines.clear();
    for (const { sink } of lines) sink.ended(LOST);
  }
}
