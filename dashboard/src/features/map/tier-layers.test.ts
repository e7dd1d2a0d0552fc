import { expect, test } from 'vitest';
import { crowdingStep, selectionFeatures, signSize, tierFeatures } from './tier-layers.ts';
import { pulsingOf } from './tier-points.ts';

const aPoint = (overrides = {}) => ({
  caseCode: '511902-2026-000001-5',
  tier: 'red' as const,
  title: '',
  lng: 106,
  lat: 31,
  acknowledgedAt: null,
  ...overrides,
});
const seen = aPoint({ acknowledgedAt: '2026-11-21T10:00:00+08:00' });
const orange = aPoint({ tier: 'orange' });
const fresh = aPoint();

test('only a red that nobody has acknowledged pulses, and it alone is framed', () => {
  expect(pulsingOf([seen, orange, fresh])).toEqual([fresh]);
  const framed = tierFeatures([seen, orange, fresh]).features.map(({ properties }) => properties?.framed);
  expect(framed).toEqual([false, false, true]);
});

test('the higher tier is drawn over the lower one', () => {
  const orders = tierFeatures([aPoint({ tier: 'blue' }), orange, fresh]).features.map(
    ({ properties }) => properties?.order as number,
  );
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
  expect(new Set(orders).size).toBe(3);
});

test('what is chosen is ringed over what the pointer is on', () => {
  const rings = selectionFeatures(fresh, orange).features.map(({ properties }) => properties?.opacity);
  expect(rings).toEqual([0.6, 1]);
  expect(selectionFeatures(null, null).features).toEqual([]);
});

test('a few more cases do not lay all signs out anew, many more do', () => {
  expect(crowdingStep(1000)).toBe(crowdingStep(1001));
  expect(crowdingStep(1000)).toBeLessThan(crowdingStep(50));
});

test('on a display of twice the scale signs grow one zoom later', () => {
  expect(signSize(1, 2)[3]).toBe(Number(signSize(1, 1)[3]) + 1);
});
