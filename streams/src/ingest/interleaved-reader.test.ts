import { expect, test } from 'vitest';
import { InterleavedReader } from './interleaved-reader.ts';

function record(): { reader: InterleavedReader; seen: string[] } {
  const seen: string[] = [];
  const reader = new InterleavedReader({
    packet: (channel, packet) => seen.push(`${channel}:${packet.toString('hex')}`),
    message: (head, body) => seen.push(`${head.split('\r\n')[0]}|${body.toString()}`),
  });
  return { reader, seen };
}

const stream = Buffer.concat([
  Buffer.from('RTSP/1.0 200 OK\r\nCSeq: 4\r\nContent-length: 5\r\n\r\nhello'),
  Buffer.from([0x24, 0, 0, 3, 0x80, 1, 2]),
  Buffer.from([0x24, 1, 0, 0]),
  Buffer.from('\r\nRTSP/1.0 200 OK\r\nCSeq: 5\r\n\r\n'),
  Buffer.from([0x24, 2, 0, 1, 0x24]),
]);
const parts = ['RTSP/1.0 200 OK|hello', '0:800102', '1:', 'RTSP/1.0 200 OK|', '2:24'];

test('packets and messages in one chunk come out in order', () => {
  const { reader, seen } = record();
  reader.push(stream);
  expect(seen).toEqual(parts);
});

test('it does not matter where TCP cuts the bytes', () => {
  for (let size = 1; size < 12; size++) {
    const { reader, seen } = record();
    for (let at = 0; at < stream.length; at += size) reader.push(stream.subarray(at, at + size));
    expect(seen).toEqual(parts);
  }
});

test('bytes that are neither a packet nor a message end the session with a reason', () => {
  const { reader } = record();
  expect(() => reader.push(Buffer.from([0x80, 0x60, 0, 1]))).toThrowError(/broke the RTSP protocol/);
});

test('a message without an end is not collected for ever', () => {
  const { reader } = record();
  expect(() => {
    for (let i = 0; i < 100; i++) reader.push(Buffer.alloc(1024, 'A'));
  }).toThrowError(/endless/);
});
