import type { WallLease } from '@fengqiao/contract/wall-leases';
import { expect, test } from 'vitest';
import { leaseState } from './lease-state.ts';

const nowMs = Date.parse('2026-11-22T15:42:00+08:00');
const untilMs = Date.parse('2026-11-22T15:50:00+08:00');
const aLease = (asked: WallLease['asked'] = null): WallLease => ({
  holder: { account: 'operator01', displayName: '指挥调度员' },
  terminal: null,
  since: '2026-11-22T15:40:00+08:00',
  expiresAt: '2026-11-22T15:50:00+08:00',
  asked,
});
const askedAt = (at: string) => ({ account: 'leader01', displayName: '值班领导', at });

test('a wall without a lease, or with one that is over, is free', () => {
  expect(leaseState(null, 'operator01', nowMs)).toEqual({ kind: 'free' });
  expect(leaseState(aLease(), 'operator01', untilMs)).toEqual({ kind: 'free' });
});

test('the holder sees until when, and who asks for how long still', () => {
  expect(leaseState(aLease(), 'operator01', nowMs)).toEqual({ kind: 'mine', untilMs, asked: null });
  expect(leaseState(aLease(askedAt('2026-11-22T15:41:48+08:00')), 'operator01', nowMs)).toEqual({
    kind: 'mine',
    untilMs,
    asked: { words: '值班领导', leftS: 48 },
  });
});

test('others see who holds it; whoever asked in vain for a minute may take it', () => {
  expect(leaseState(aLease(), 'leader01', nowMs)).toMatchObject({
    kind: 'others',
    holder: '指挥调度员',
    asking: 'none',
  });
  const asked = askedAt('2026-11-22T15:41:30+08:00');
  expect(leaseState(aLease(asked), 'leader01', nowMs)).toMatchObject({ asking: 'waiting', leftS: 30 });
  expect(leaseState(aLease(asked), 'head01', nowMs)).toMatchObject({ asking: 'other' });
  expect(leaseState(aLease(asked), 'head01', nowMs + 120_000)).toMatchObject({ asking: 'none' });
  expect(leaseState(aLease(asked), 'leader01', nowMs + 30_000)).toMatchObject({
    asking: 'mayTake',
    leftS: 0,
  });
});
