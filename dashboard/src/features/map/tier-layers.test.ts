import { expect, test } from 'vitest';
import { motion } from '../../theme/tokens.ts';
import { pulseAt, pulsingOf } from './tier-layers.ts';

const aPoint = (overrides = {}) => ({
  caseCode: '511902-2026-000001-5',
  tier: 'red' as const,
  title: '',
  lng: 106,
  lat: 31,
  acknowledgedAt: null,
  ...overrides,
});

test('only a red that nobody has acknowledged pulses', () => {
  const seen = aPoint({ acknowledgedAt: '2026-11-21T10:00:00+08:00' });
  const orange = aPoint({ tier: 'orange' });
  const fresh = aPoint();
  expect(pulsingOf([seen, orange, fresh])).toEqual([fresh]);
});

test('a pulse grows as it fades and begins anew', () => {
  const begin = pulseAt(0);
  const late = pulseAt(motion.pulseMs * 0.9);
  expect(late.grow).toBeGreaterThan(begin.grow);
  expect(late.opacity).toBeLessThan(begin.opacity);
  expect(pulseAt(motion.pulseMs)).toEqual(begin);
});

test('where motion is not wanted the frame stands still and is still seen', () => {
  expect(pulseAt(null).opacity).toBeGreaterThan(0.5);
});
