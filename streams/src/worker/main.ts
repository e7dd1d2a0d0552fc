import '../node/heap.ts';
import { Socket } from 'node:net';
import type { CameraLine, LineRequest } from './camera-line.ts';
import { FrameReader, frameHead } from './frame.ts';
import { LineSender, type Outlet } from './line-sender.ts';
import { LocalLines } from './local-lines.ts';
import { DOWN_LIMIT, decodeJson, KIND } from './messages.ts';

/** Bytes on their way to a node that does not read; above it pictures are left out. */
const BACKLOG_BYTES = 16 * 1024 * 1024;
const BEAT_MS = 500;
/** Parts of several cameras that are ready within this time go out with one call: a fifth less work for the node. */
const GATHER_MS = 8;
/** The pipe to the node, see `WorkerProcess`. */
const PIPE = 3;

const pipe = new Socket({ fd: PIPE, readable: true, writable: true });
const lines = new LocalLines();
const open = new Map<number, CameraLine>();

let gathering = false;

const outlet: Outlet = {
  get full() {
    return pipe.writableLength > BACKLOG_BYTES;
  },
  send(kind, line, pieces) {
    if (!gathering) {
      gathering = true;
      pipe.cork();
      setTimeout(flush, GATHER_MS);
    }
    pipe.write(frameHead(kind, line, pieces));
    for (const piece of pieces) pipe.write(piece);
  },
};

function flush(): void {
  gathering = false;
  pipe.uncork();
}

/** A worker lives as long as its node holds the other end, however the node ended. */
const leave = (): never => process.exit(0);
pipe.once('end', leave).once('close', leave).once('error', leave);
// The terminal and the service manager send these to the whole group; the node decides, and closes the pipe.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

const reader = new FrameReader(DOWN_LIMIT, ({ kind, line, payload }) => {
  if (kind === KIND.close) {
    open.get(line)?.close();
    open.delete(line);
    return;
  }
  if (kind !== KIND.open) throw new RangeError(`a message of kind ${kind}`);
  const sender = new LineSender(line, outlet, () => open.delete(line));
  open.set(line, lines.open(decodeJson<LineRequest>(payload), sender));
});
pipe.on('data', (chunk: Buffer) => reader.push(chunk));

const beat = (): void => {
  if (!outlet.full) outlet.send(KIND.beat, 0, []);
};
setInterval(beat, BEAT_MS);
beat();
