import { expect, test } from 'vitest';
import { latencyMs, ServerClock } from './server-clock.ts';

test('a browser a day behind still reads the server time', () => {
  const clock = new ServerClock();
  clock.observe({ sentMs: 1_000, receivedMs: 1_040, serverMs: 86_401_020 });
  expect(clock.at(2_000)).toBe(86_402_000);
});

test('the reading with the shortest way wins', () => {
  const clock = new ServerClock();
  clock.observe({ sentMs: 0, receivedMs: 10, serverMs: 105 });
  clock.observe({ sentMs: 1_000, receivedMs: 3_000, serverMs: 1_200 });
  expect(clock.at(5_000)).toBe(5_100);
});

test('there is no latency without a server clock or a capture time', () => {
  expect(new ServerClock().at(0)).toBeNull();
  expect(latencyMs(null, 5)).toBeNull();
  expect(latencyMs(5, null)).toBeNull();
});

test('latency is the age of the frame on the screen and never negative', () => {
  expect(latencyMs(10_900, 10_000)).toBe(900);
  expect(latencyMs(10_000, 10_050)).toBe(0);
});
