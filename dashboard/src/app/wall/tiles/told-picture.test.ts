import { expect, test } from 'vitest';
import { noPicture, type PictureState } from '../../../features/video/picture.ts';
import { toldOf } from './told-picture.ts';

const told = (state: PictureState, more: Partial<typeof noPicture> = {}) =>
  toldOf({ ...noPicture, ...more, state });

test('a live picture tells how late it is and how old its last frame', () => {
  expect(told({ kind: 'live' }, { latencyMs: 412.4, frameAgeMs: 66.7 })).toEqual({
    state: 'live',
    latencyMs: 412,
    frameAgeMs: 67,
    error: null,
  });
});

test('a frozen picture has no latency, it would be that of a picture of long ago', () => {
  expect(
    told({ kind: 'frozen', since: 1 }, { latencyMs: 9_000, frameAgeMs: 9_100, reason: 'noFrames' }),
  ).toEqual({
    state: 'frozen',
    latencyMs: null,
    frameAgeMs: 9_100,
    error: 'noFrames',
  });
});

test('what is wrong is told by its code', () => {
  expect(told({ kind: 'failed', reason: 'node' })).toMatchObject({ state: 'failed', error: 'node' });
  expect(told({ kind: 'noSource' })).toMatchObject({ state: 'failed', error: 'noSource' });
  expect(told({ kind: 'private' })).toMatchObject({ state: 'private', error: null });
});
