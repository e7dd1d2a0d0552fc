import { expect, test } from 'vitest';
import { PlayLog } from './play-log.ts';

const minute = 60_000;

test('a view begins once in ten minutes, however often its grant is renewed', () => {
  const log = new PlayLog();
  const begun = Array.from({ length: 21 }, (_, at) => log.begins('session camera', at * minute));
  expect(begun.flatMap((begins, at) => (begins ? [at] : []))).toEqual([0, 10, 20]);
});

test('sixty-four tiles of a session are sixty-four views', () => {
  const log = new PlayLog();
  for (let round = 0; round < 5; round += 1)
    for (let tile = 0; tile < 64; tile += 1)
      expect(log.begins(`session ${tile}`, round * minute)).toBe(round === 0);
});

test('a view that could not be written down begins again', () => {
  const log = new PlayLog();
  log.begins('session camera', 0);
  log.forget('session camera');
  expect(log.begins('session camera', 1)).toBe(true);
});
