import { playGrantVector } from '@fengqiao/contract/play-grant';
import { expect, test } from 'vitest';
import { parseRequest } from './requests.ts';

const watch = {
  type: 'watch',
  tile: 3,
  cameraId: playGrantVector.payload.cameraId,
  stream: 'sub',
  grant: playGrantVector.token,
};

test.each([
  ['watch', watch],
  ['renew', { type: 'renew', tile: 65_535, grant: playGrantVector.token }],
  ['leave', { type: 'leave', tile: 0 }],
  ['clock', { type: 'clock', sentAt: 1_763_800_000_000.25 }],
])('%s is read as it was written', (_what, request) => {
  expect(parseRequest(JSON.stringify(request))).toEqual(request);
});

test.each([
  ['no JSON', '{'],
  ['no object', '"watch"'],
  ['an unknown type', JSON.stringify({ ...watch, type: 'steal' })],
  ['a field too many', JSON.stringify({ ...watch, admin: true })],
  ['a field too few', JSON.stringify({ ...watch, grant: undefined })],
  ['a tile beyond uint16', JSON.stringify({ ...watch, tile: 65_536 })],
  ['a tile in halves', JSON.stringify({ ...watch, tile: 1.5 })],
  ['another stream', JSON.stringify({ ...watch, stream: 'third' })],
  ['a camera that is none', JSON.stringify({ ...watch, cameraId: '../../etc' })],
  ['a clock that is no number', '{"type":"clock","sentAt":1e400}'],
])('%s is nothing', (_what, text) => {
  expect(parseRequest(text)).toBeNull();
});
