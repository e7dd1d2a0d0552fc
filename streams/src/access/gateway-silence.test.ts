import type { PlayGrantPayload } from '@fengqiao/contract/play-grant';
import { expect, test } from 'vitest';
import { Access } from './access.ts';
import { Approvals } from './approvals.ts';

/** Epoch seconds of the gateway's last word. */
const T = 1_800_000_000;
const GRACE_S = 600;

/** Whether a grant that expires `expiresS` after the last word is accepted `atS` after it. */
function accepted(
  expiresS: number,
  atS: number,
  more: Partial<PlayGrantPayload> & { graceS?: number; heard?: boolean } = {},
): boolean {
  const { graceS = GRACE_S, heard = true, ...rest } = more;
  const access = new Access({ secret: 'x'.repeat(32), approvals: new Approvals(), graceMs: graceS * 1000 });
  if (heard) access.heard(T * 1000);
  const camera = { cameraId: '51190200001310000001', session: 's', terminal: 't' };
  return access.accepts({ ...camera, expires: T + expiresS, ...rest }, (T + atS) * 1000);
}

test('while a gateway talks a grant ends when it says', () => {
  expect(accepted(3, 2)).toBe(true);
  expect(accepted(3, 3)).toBe(false);
  expect(accepted(3, 5)).toBe(false);
});

test('once it has been silent for five seconds, what was good at its last word goes on for ten minutes', () => {
  expect(accepted(3, 5.1)).toBe(true);
  expect(accepted(3, GRACE_S)).toBe(true);
  expect(accepted(3, GRACE_S + 0.1)).toBe(false);
});

test('a grant that had expired before does not come back to life', () => {
  expect(accepted(0, 10)).toBe(false);
  expect(accepted(-1, 10)).toBe(false);
});

test('a private camera’s never goes on', () => {
  expect(accepted(3, 10, { approval: 'approval-1' })).toBe(false);
});

test('a life beyond the longest is not believed, silence or not', () => {
  expect(accepted(200, 10)).toBe(false);
});

test('a node that has heard no gateway since its start, or has no grace, is strict', () => {
  expect(accepted(3, 10, { heard: false })).toBe(false);
  expect(accepted(3, 10, { graceS: 0 })).toBe(false);
});

test('a gateway that is back gives pages fifteen seconds to have their grants renewed, then everything is strict again', () => {
  const access = new Access({ secret: 'x'.repeat(32), approvals: new Approvals(), graceMs: GRACE_S * 1000 });
  const grant = { cameraId: '51190200001310000001', session: 's', terminal: 't', expires: T + 3 };
  access.heard(T * 1000);
  expect(access.accepts(grant, (T + 60) * 1000)).toBe(true);
  for (let second = 60; second < 90; second++) {
    access.heard((T + second) * 1000);
    expect(access.accepts(grant, (T + second) * 1000)).toBe(second < 75);
  }
  expect(access.accepts({ ...grant, expires: T - 1 }, (T + 61) * 1000)).toBe(false);
  expect(access.accepts({ ...grant, approval: 'approval-1' }, (T + 61) * 1000)).toBe(false);
});

test('a silence beyond the grace leaves nothing to renew', () => {
  const access = new Access({ secret: 'x'.repeat(32), approvals: new Approvals(), graceMs: GRACE_S * 1000 });
  const grant = { cameraId: '51190200001310000001', session: 's', terminal: 't', expires: T + 3 };
  access.heard(T * 1000);
  access.heard((T + GRACE_S + 1) * 1000);
  expect(access.accepts(grant, (T + GRACE_S + 2) * 1000)).toBe(false);
});
