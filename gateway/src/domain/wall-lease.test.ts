import { type KeptLease, LEASE_ASK_SECONDS, type LeaseAct } from '@fengqiao/contract/wall-leases';
import { describe, expect, test } from 'vitest';
import { type Hand, heldLease, leaseAfter, workUnder } from './wall-lease.ts';

const start = Date.parse('2026-11-22T02:00:00Z');
const at = (seconds: number): Date => new Date(start + seconds * 1000);
const hand = (account: string): Hand => ({
  account,
  displayName: `${account}的名字`,
  session: `of ${account}`,
  terminal: null,
});
const [wang, li, zhao] = [hand('wang'), hand('li'), hand('zhao')];

interface More {
  heir?: Hand;
  mayOverride?: boolean;
}
const step = (lease: KeptLease | null, act: LeaseAct, by: Hand, seconds = 0, more: More = {}) =>
  leaseAfter(lease, act, by, { now: at(seconds), heir: null, mayOverride: false, ...more });
/** The lease after acts that must all be allowed. */
function leased(...acts: [act: LeaseAct, by: Hand, seconds: number, more?: More][]): KeptLease | null {
  let lease: KeptLease | null = null;
  for (const [act, by, seconds, more] of acts) {
    const next = step(lease, act, by, seconds, more);
    if ('code' in next) throw new Error(`${act.act} by ${by.account}: ${next.code}`);
    lease = next.lease;
  }
  return lease;
}
const ofWang = leased([{ act: 'take' }, wang, 0]);
const asked = leased([{ act: 'take' }, wang, 0], [{ act: 'ask' }, li, 10]);

describe('a wall that nobody works', () => {
  test('falls to whoever changes something, without another click, and the log says so', () => {
    expect(workUnder(null, wang, at(0))).toMatchObject({
      lease: { account: 'wang', since: at(0), expiresAt: at(600) },
      deed: 'lease.taken',
    });
  });

  test.each(['take', 'ask', 'override'] as const)('is taken at once by: %s', (act) => {
    const way: LeaseAct = act === 'override' ? { act, reason: '交接班' } : { act };
    expect(step(null, way, li)).toMatchObject({ lease: { account: 'li' }, deed: 'lease.taken' });
  });

  test('can be released, and has no holder who could hand it over', () => {
    expect(step(null, { act: 'release' }, wang)).toEqual({ lease: null, deed: null, object: null });
    expect(step(null, { act: 'handOver' }, wang)).toMatchObject({ code: 'wall.isFree' });
  });

  test('is one whose lease ran out, or whose holder logged out', () => {
    expect(heldLease(ofWang, at(599))).not.toBeNull();
    expect(heldLease(ofWang, at(600))).toBeNull();
    expect(heldLease(ofWang && { ...ofWang, alive: false }, at(1))).toBeNull();
    expect(workUnder(ofWang, li, at(600))).toMatchObject({ lease: { account: 'li' }, deed: 'lease.taken' });
  });
});

describe('a wall that somebody works', () => {
  test('is renewed by everything the holder does, from another window too, and nobody is told', () => {
    const elsewhere = { ...wang, session: 'another' };
    const renewed = { account: 'wang', session: 'another', since: at(0), expiresAt: at(900) };
    expect(workUnder(ofWang, elsewhere, at(300))).toMatchObject({ lease: renewed, deed: null });
    expect(step(ofWang, { act: 'take' }, elsewhere, 300)).toMatchObject({ lease: renewed, deed: null });
  });

  test('refuses everybody else with the holder’s name and the time by the wall clock', () => {
    expect(workUnder(ofWang, li, at(1))).toMatchObject({
      code: 'wall.leased',
      args: ['wang的名字', '10:10'],
      details: { holder: 'wang', until: '10:10' },
    });
    expect(step(ofWang, { act: 'take' }, li, 1)).toMatchObject({ code: 'wall.leased' });
    expect(step(ofWang, { act: 'release' }, li, 1)).toMatchObject({ code: 'wall.notHolder' });
    expect(step(ofWang, { act: 'decline' }, li, 1)).toMatchObject({ code: 'wall.notHolder' });
  });

  test('is released by its holder', () => {
    expect(step(ofWang, { act: 'release' }, wang, 1)).toEqual({
      lease: null,
      deed: 'lease.released',
      object: null,
    });
  });

  test('is taken over at once by a head or leader with a reason, by nobody else', () => {
    const act: LeaseAct = { act: 'override', reason: '突发事件' };
    expect(step(ofWang, act, zhao, 1)).toMatchObject({ code: 'wall.noOverride' });
    expect(step(ofWang, act, zhao, 1, { mayOverride: true })).toMatchObject({
      lease: { account: 'zhao', askedBy: null },
      deed: 'lease.overridden',
      object: 'wang',
    });
  });
});

describe('a wall that somebody asks for', () => {
  test('is taken when the holder has not answered for a minute, not before, and by nobody who did not ask', () => {
    expect(step(asked, { act: 'take' }, li, 10 + LEASE_ASK_SECONDS - 1)).toMatchObject({
      code: 'wall.leased',
    });
    expect(step(asked, { act: 'take' }, zhao, 10 + LEASE_ASK_SECONDS)).toMatchObject({ code: 'wall.leased' });
    expect(step(asked, { act: 'take' }, li, 10 + LEASE_ASK_SECONDS)).toMatchObject({
      lease: { account: 'li', askedBy: null },
      deed: 'lease.taken',
      object: 'wang',
    });
  });

  test('keeps the question while the holder works on, and the wait does not begin anew by asking again', () => {
    const worked = workUnder(asked, wang, at(30));
    expect(worked).toMatchObject({ lease: { askedBy: 'li', askedAt: at(10) } });
    expect(step(asked, { act: 'ask' }, li, 40)).toMatchObject({ lease: { askedAt: at(10) }, deed: null });
  });

  test('hears one question at a time, until it has long been without an answer', () => {
    expect(step(asked, { act: 'ask' }, zhao, 20)).toMatchObject({
      code: 'wall.askedAlready',
      args: ['li的名字'],
    });
    expect(step(asked, { act: 'ask' }, zhao, 10 + 2 * LEASE_ASK_SECONDS + 1)).toMatchObject({
      lease: { askedBy: 'zhao' },
      deed: 'lease.asked',
    });
  });

  test('is kept by declining; declining what nobody asked is refused', () => {
    const kept = step(asked, { act: 'decline' }, wang, 20);
    expect(kept).toMatchObject({
      lease: { account: 'wang', askedBy: null },
      deed: 'lease.declined',
      object: 'li',
    });
    expect(step(ofWang, { act: 'decline' }, wang, 20)).toMatchObject({ code: 'wall.nobodyAsks' });
  });

  test('goes to whoever asks, or to somebody named, who has to be there and allowed to', () => {
    const done = step(asked, { act: 'handOver' }, wang, 20, { heir: li });
    expect(done).toMatchObject({
      lease: { account: 'li', since: at(20), askedBy: null },
      deed: 'lease.handedOver',
    });
    expect(step(ofWang, { act: 'handOver' }, wang, 20)).toMatchObject({ code: 'wall.nobodyAsks' });
    expect(step(ofWang, { act: 'handOver', to: 'zhao' }, wang, 20)).toMatchObject({
      code: 'wall.badHeir',
      args: ['zhao'],
    });
    expect(step(asked, { act: 'handOver', to: 'zhao' }, wang, 20, { heir: zhao })).toMatchObject({
      lease: { account: 'zhao', askedBy: null },
    });
  });
});
