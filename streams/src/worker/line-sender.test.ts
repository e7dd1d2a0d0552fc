import { expect, test } from 'vitest';
import type { LineSink } from './camera-line.ts';
import { LineReceiver } from './line-receiver.ts';
import { LineSender, type Outlet } from './line-sender.ts';

const init = { bytes: Buffer.from('moov'), codecs: 'avc1.4d0028', width: 640, height: 360 };
const start = { init, wallMs: 1000, discontinuity: false };
const part = (text: string) => ({
  bytes: Buffer.from(text),
  durationTicks: 18_000,
  independent: true,
  wallMs: 1,
});

/** A sender whose outlet can be stopped, and what comes out at the other end. */
function pipe() {
  const heard: string[] = [];
  const inits = new Set<unknown>();
  const sink: LineSink = {
    begin: (each) => {
      inits.add(each.init);
      heard.push(each.discontinuity ? 'begin again' : 'begin');
    },
    part: ({ bytes }) => heard.push(bytes.toString()),
    finish: () => heard.push('finish'),
    facts: () => heard.push('facts'),
    ended: ({ reason }) => heard.push(reason),
  };
  const receiver = new LineReceiver(sink);
  const outlet = {
    full: false as boolean,
    bytes: 0,
    send(kind: number, _line: number, pieces: readonly Buffer[]) {
      outlet.bytes += pieces.reduce((sum, { length }) => sum + length, 0);
      receiver.take(kind, Buffer.concat(pieces));
    },
  } satisfies Outlet & { bytes: number };
  return { sender: new LineSender(3, outlet), outlet, heard, inits };
}

test('segments pass in order, the init segment as one object until it changes', () => {
  const { sender, heard, inits } = pipe();
  for (const name of ['a', 'b']) {
    sender.begin(start);
    sender.part(part(name), 18_000);
    sender.finish(6000);
  }
  sender.begin({ ...start, init: { ...init, width: 320 } });
  expect(heard).toEqual(['begin', 'a', 'finish', 'begin', 'b', 'finish', 'begin']);
  expect(inits.size).toBe(2);
});

test('a node that does not read costs the pictures up to a key frame with room, and says so behind it', () => {
  const { sender, outlet, heard } = pipe();
  sender.begin(start);
  sender.part(part('a1'), 18_000);
  outlet.full = true;
  sender.part(part('a2'), 18_000);
  const { bytes } = outlet;
  sender.finish(6000);
  for (let segment = 0; segment < 50; segment++) {
    sender.begin(start);
    sender.part(part('lost'), 18_000);
    sender.finish(6000);
  }
  expect(outlet.bytes).toBe(bytes);
  sender.begin(start);
  outlet.full = false;
  sender.part(part('not whole'), 18_000);
  sender.finish(6000);
  sender.begin(start);
  sender.part(part('b1'), 18_000);
  expect(heard).toEqual(['begin', 'a1', 'finish', 'begin again', 'b1']);
  expect(sender.skipped).toBe(52);
});

test('the end is told whatever else is in the way', () => {
  const { sender, outlet, heard } = pipe();
  outlet.full = true;
  sender.ended({ reason: 'refused', message: 'the camera refused the connection', lasting: false });
  expect(heard).toEqual(['refused']);
});
