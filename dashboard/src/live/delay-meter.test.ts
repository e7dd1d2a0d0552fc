import { expect, test } from 'vitest';
import { DelayMeter } from './delay-meter.ts';

test('a wrong clock of the terminal does not show as delay', () => {
  const meter = new DelayMeter();
  const offset = -86_400_000;
  for (const delay of [40, 20, 30]) meter.noteHeartbeat(1_000_000, 1_000_000 + offset + delay);
  meter.noteRoundTrip(40);
  expect(meter.delayOf(2_000_000, 2_000_000 + offset + 220)).toBe(220);
});

test('a server clock that is set back is followed at once', () => {
  const meter = new DelayMeter();
  meter.noteHeartbeat(10_000_000, 10_000_000);
  expect(meter.noteHeartbeat(6_400_000, 10_005_000)).toBe(0);
});
