import { expect, test } from 'vitest';
import { Drops } from './drops.ts';

/** A line that is as late as its test says: behind from 1,500 ms on, free again below 500. */
const late = (lagMs: number) => ({ isBehind: () => lagMs > 1_500, hasCaughtUp: () => lagMs < 500 });

test('a page that keeps up is sent every part', () => {
  const drops = new Drops();
  expect([true, false, false].map((key) => drops.decide(key, late(100), 0))).toEqual([
    'send',
    'send',
    'send',
  ]);
  expect(drops.count).toBe(0);
});

test('one that is behind waits for the key frame that comes after it has caught up', () => {
  const drops = new Drops();
  const told = [
    drops.decide(false, late(1_600), 0),
    drops.decide(false, late(100), 0),
    drops.decide(true, late(800), 0),
    drops.decide(false, late(100), 0),
    drops.decide(true, late(100), 0),
    drops.decide(false, late(800), 0),
  ];
  expect(told).toEqual(['drop', 'drop', 'drop', 'drop', 'gap', 'send']);
  expect(drops.count).toBe(4);
});

test('what is skipped on purpose ends with a key frame as well', () => {
  const drops = new Drops();
  drops.skip();
  expect([drops.decide(false, late(0), 0), drops.decide(true, late(0), 0)]).toEqual(['drop', 'gap']);
});
