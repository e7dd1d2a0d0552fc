import { expect, test } from 'vitest';
import { type FollowFacts, follow } from './follow.ts';

const facts: FollowFacts = {
  clockMs: 100_000,
  playing: true,
  rate: 1,
  recorded: true,
  pictureMs: 100_200,
  state: 'playing',
};

test.each<[string, Partial<FollowFacts>, ReturnType<typeof follow>]>([
  ['a picture that is near enough plays on', {}, 'nothing'],
  ['one that is a second behind is moved', { pictureMs: 99_000 }, 'seek'],
  ['one that is ahead is moved back', { pictureMs: 101_000 }, 'seek'],
  ['at eight times the speed it may lag more', { pictureMs: 97_000, rate: 8 }, 'nothing'],
  ['it stops with the clock', { playing: false }, 'pause'],
  ['one that runs on is stopped before it is moved', { playing: false, pictureMs: 90_000 }, 'pause'],
  ['and moved when it stands', { playing: false, state: 'paused', pictureMs: 90_000 }, 'seek'],
  ['it goes on with the clock', { state: 'paused' }, 'play'],
  ['in a gap it is stopped, wherever its player has gone', { recorded: false, pictureMs: 190_000 }, 'pause'],
  ['in a gap it stays stopped', { recorded: false, state: 'paused' }, 'nothing'],
  ['after a gap it goes on where the clock is', { state: 'paused', pictureMs: 60_000 }, 'seek'],
  ['while it loads it is left alone', { state: 'loading', pictureMs: 0 }, 'nothing'],
  ['what was refused is not asked for again and again', { state: 'failed', pictureMs: null }, 'nothing'],
  ['what was not opened yet is opened', { state: 'idle', pictureMs: null }, 'seek'],
])('%s', (_, change, expected) => {
  expect(follow({ ...facts, ...change })).toBe(expected);
});
