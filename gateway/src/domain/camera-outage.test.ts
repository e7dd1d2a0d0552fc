import { expect, test } from 'vitest';
import {
  type CameraWatch,
  outageBeginsAfterMs,
  outageEndsAfterMs,
  type Sign,
  unknownCamera,
  watchCamera,
} from './camera-outage.ts';

const second = 1_000;

/** Signs once a second; answers each verdict with the second in which it became true. */
function verdicts(signs: readonly Sign[], from: CameraWatch = unknownCamera): string[] {
  let watch = from;
  return signs.flatMap((sign, at) => {
    const step = watchCamera(watch, sign, at * second);
    watch = step.watch;
    return step.since === null ? [] : [`${watch.verdict} since ${step.since / second}`];
  });
}
const during = (seconds: number, sign: Sign): Sign[] => Array<Sign>(seconds + 1).fill(sign);
const begins = outageBeginsAfterMs / second;
const ends = outageEndsAfterMs / second;

test('a camera that sends is online once it has done so for a while, from when it began', () => {
  expect(verdicts(during(ends - 1, 'good'))).toEqual([]);
  expect(verdicts(during(ends * 3, 'good'))).toEqual(['online since 0']);
});

test('a short silence is no outage, a long one is, from its first second', () => {
  const online = [...during(ends, 'good')];
  expect(verdicts([...online, ...during(begins - 2, 'bad'), ...during(ends * 2, 'good')])).toEqual([
    'online since 0',
  ]);
  expect(verdicts([...online, ...during(begins, 'bad')])).toEqual([
    'online since 0',
    `outage since ${online.length}`,
  ]);
});

test('a camera that comes and goes a hundred times has one outage, which ends once', () => {
  const flaps = Array.from({ length: 100 }, () => [...during(2, 'bad'), ...during(3, 'good')]).flat();
  const all = verdicts([...flaps, ...during(ends, 'good')]);
  expect(all.map((verdict) => verdict.split(' ')[0])).toEqual(['outage', 'online']);
});

test('while it connects nothing is known, but its silence goes on', () => {
  const connects: Sign[] = ['bad', ...during(begins, 'unsure'), 'bad'];
  expect(verdicts(connects)).toEqual(['outage since 0']);
  expect(verdicts(during(100, 'unsure'))).toEqual([]);
});
