import { encodePictureHead } from '@fengqiao/contract/picture-frame';
import type { PictureMessage, PictureRequest } from '@fengqiao/contract/picture-socket';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LineHandlers, PictureLine } from './picture-line.ts';

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;
  binaryType = '';
  sent: PictureRequest[] = [];

  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  send(text: string) {
    this.sent.push(JSON.parse(text) as PictureRequest);
  }

  close() {
    this.readyState = 3;
  }

  tell(message: PictureMessage | ArrayBuffer) {
    const data = message instanceof ArrayBuffer ? message : JSON.stringify(message);
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** The node, or the line to it, is gone. */
  drop() {
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }

  of = (type: PictureRequest['type']) => this.sent.filter((each) => each.type === type);
}

const cameraId = '51190200001310000001';
let sockets: FakeSocket[];
let line: PictureLine;
let told: string[];

const handlers = (name: string): LineHandlers => ({
  init: ({ codecs }) => told.push(`${name} init ${codecs}`),
  part: (_part, media) => told.push(`${name} part ${media.length}`),
  state: ({ state }) => told.push(`${name} ${state}`),
  refused: (code) => told.push(`${name} refused ${code}`),
  lost: (failures) => told.push(`${name} lost ${failures}`),
});
const watch = (name: string, grant = `${name}1`) =>
  line.watch({ cameraId, stream: 'main', grant }, handlers(name));
const last = (): FakeSocket => {
  const socket = sockets.at(-1);
  if (!socket) throw new Error('no connection');
  return socket;
};
const tileOf = (n: number): number => {
  const request = last().of('watch')[n];
  return request?.type === 'watch' ? request.tile : -1;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  sockets = [];
  told = [];
  line = new PictureLine('ws://node/pictures', {
    connect: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    now: () => Date.now(),
    random: () => 0.5,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('all tiles share one connection, and each gets what is its own', () => {
  watch('a');
  watch('b');
  expect(sockets).toHaveLength(1);
  last().open();
  expect(last().of('watch')).toHaveLength(2);
  const head = encodePictureHead({ kind: 'init', tile: tileOf(1), codecs: 'avc1.4d0028' });
  last().tell(head.buffer);
  last().tell({ type: 'refused', tile: tileOf(0), code: 'play.denied', message: '' });
  expect(told).toEqual(['b init avc1.4d0028', 'a refused play.denied']);
});

test('a connection that broke comes back and asks for every tile under its newest grant', () => {
  const a = watch('a');
  watch('b');
  last().open();
  a.renew('a2');
  last().drop();
  expect(told).toEqual(['a lost 0', 'b lost 0']);
  vi.advanceTimersByTime(300);
  expect(sockets).toHaveLength(2);
  last().open();
  expect(last().of('watch')).toMatchObject([{ grant: 'a2' }, { grant: 'b1' }]);
});

test('tries in vain are counted, and come less and less often', () => {
  watch('a');
  const times: number[] = [];
  for (let n = 0; n < 5; n++) {
    const before = Date.now();
    last().drop();
    while (sockets.length < n + 2) vi.advanceTimersByTime(50);
    times.push(Date.now() - before);
  }
  expect(told).toEqual(['a lost 1', 'a lost 2', 'a lost 3', 'a lost 4', 'a lost 5']);
  expect(times).toEqual([450, 900, 1_800, 1_900, 1_900]);
  last().open();
  last().drop();
  expect(told.at(-1)).toBe('a lost 0');
});

test('a node that falls silent is given up, whatever its connection looks like', () => {
  watch('a');
  last().open();
  for (let n = 0; n < 10; n++) {
    vi.advanceTimersByTime(2_000);
    last().tell({ type: 'clock', sentAt: Date.now() - 10, now: Date.now() + 60_000 });
  }
  expect(told).toEqual([]);
  expect(line.clock.at(Date.now())).toBeCloseTo(Date.now() + 60_000, -2);
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual(['a lost 0']);
});

test('a line without tiles is closed after a moment, and opened again for the next one', () => {
  const a = watch('a');
  last().open();
  a.leave();
  expect(last().of('leave')).toHaveLength(1);
  vi.advanceTimersByTime(7_000);
  expect(last().readyState).toBe(3);
  watch('b');
  expect(sockets).toHaveLength(2);
});

test('tiles that left a dead node do not keep its line alive', () => {
  const a = watch('a');
  last().open();
  last().drop();
  a.leave();
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(1);
});
