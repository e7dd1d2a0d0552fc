import { describe, expect, test } from 'vitest';
import { aChange } from './change-builder.ts';
import { LiveStore } from './live-store.ts';

function setUp() {
  const frames: (() => void)[] = [];
  const store = new LiveStore((flush) => frames.push(flush));
  let calls = 0;
  store.subscribe(() => {
    calls += 1;
  });
  const drawFrame = () => {
    for (const frame of frames.splice(0)) frame();
  };
  return { store, drawFrame, frames, calls: () => calls };
}

const code = (seq: number) => aChange(seq).case.caseCode;

test('many changes within a frame are shown once', () => {
  const { store, drawFrame, calls } = setUp();
  for (let seq = 1; seq <= 50; seq += 1) store.applyCases([aChange(seq)], true);
  expect(calls()).toBe(0);
  drawFrame();
  expect(calls()).toBe(1);
  expect(store.getSnapshot().feed).toHaveLength(50);
});

describe('the feed', () => {
  test('shows a case once, at the place of its newest event', () => {
    const { store, drawFrame } = setUp();
    store.applyCases([aChange(1), aChange(2)], true);
    store.applyCases([{ ...aChange(1), seq: 3, eventType: 'case.triaged' }], true);
    drawFrame();
    const { feed } = store.getSnapshot();
    expect(feed.map((entry) => entry.case.caseCode)).toEqual([code(1), code(2)]);
    expect(feed[0]?.eventType).toBe('case.triaged');
  });

  test('does so within one batch as well', () => {
    const { store, drawFrame } = setUp();
    store.applyCases([aChange(1), aChange(2), { ...aChange(1), seq: 3, eventType: 'case.triaged' }], true);
    drawFrame();
    expect(store.getSnapshot().feed.map((entry) => entry.case.caseCode)).toEqual([code(1), code(2)]);
  });

  test('keeps its length under a flood', () => {
    const { store, drawFrame } = setUp();
    store.applyCases(
      Array.from({ length: 500 }, (_, index) => aChange(index + 1)),
      true,
    );
    drawFrame();
    const { feed } = store.getSnapshot();
    expect(feed).toHaveLength(60);
    expect(feed[0]?.case.caseCode).toBe(code(500));
  });

  test('leaves out history that is loaded late', () => {
    const { store, drawFrame } = setUp();
    store.applyCases([{ ...aChange(1), occurredAt: '2025-03-01T09:00:00+08:00' }], true);
    store.applyCases([aChange(2)], true);
    drawFrame();
    expect(store.getSnapshot().feed.map((entry) => entry.case.caseCode)).toEqual([code(2)]);
  });

  test('takes of a snapshot only what is newer than what it has', () => {
    const { store, drawFrame } = setUp();
    store.applyCases([{ ...aChange(1), receivedAt: '2026-11-22T15:00:00+08:00' }], true);
    const entry = { case: aChange(1).case, eventType: null, fresh: false };
    store.seedFeed([
      { ...entry, at: '2026-11-22T14:00:00+08:00' },
      { ...entry, case: aChange(2).case, at: '2026-11-22T15:30:00+08:00' },
    ]);
    drawFrame();
    expect(store.getSnapshot().feed.map((each) => [each.case.caseCode, each.fresh])).toEqual([
      [code(2), false],
      [code(1), true],
    ]);
  });

  test('marks only what was pushed as fresh', () => {
    const { store, drawFrame } = setUp();
    store.applyCases([aChange(1)], false);
    store.applyCases([aChange(2)], true);
    drawFrame();
    expect(store.getSnapshot().feed.map((entry) => entry.fresh)).toEqual([true, false]);
  });
});

describe('an alarm', () => {
  test('is announced for each of several cases that turn red in the same moment', () => {
    const { store, drawFrame } = setUp();
    const turned = (n: number) => ({ ...aChange(n, { tier: 'red' }), eventType: 'tier.changed' as const });
    store.applyCases([turned(1), turned(2)], true);
    drawFrame();
    expect(store.getSnapshot().latestReds.map(({ caseCode }) => caseCode)).toEqual([code(1), code(2)]);
  });

  test('is raised when a case turns red and cleared by acknowledging it', () => {
    const { store, drawFrame } = setUp();
    store.applyCases([{ ...aChange(1, { tier: 'red' }), eventType: 'tier.changed' }], true);
    drawFrame();
    expect([...store.getSnapshot().unacknowledged]).toEqual([code(1)]);
    expect(store.getSnapshot().latestReds.map(({ caseCode }) => caseCode)).toEqual([code(1)]);
    store.acknowledge(code(1));
    drawFrame();
    expect(store.getSnapshot().unacknowledged.size).toBe(0);
  });

  test('is not raised again by a later event of a case that was red already', () => {
    const { store, drawFrame } = setUp();
    store.applyCases([{ ...aChange(1, { tier: 'red' }), eventType: 'tier.changed' }], true);
    store.acknowledge(code(1));
    store.applyCases([{ ...aChange(1, { tier: 'red' }), eventType: 'note.added' }], true);
    drawFrame();
    expect(store.getSnapshot().unacknowledged.size).toBe(0);
  });

  test('ends when the case is no longer red', () => {
    const { store, drawFrame } = setUp();
    store.seedUnacknowledged([code(1)]);
    store.applyCases([{ ...aChange(1, { tier: 'orange' }), eventType: 'tier.changed' }], true);
    drawFrame();
    expect(store.getSnapshot().unacknowledged.size).toBe(0);
  });
});
