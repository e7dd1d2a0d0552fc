import type { ChangesAnswer } from '@fengqiao/contract/events';
import { describe, expect, test } from 'vitest';
import { aChange } from './change-builder.ts';
import { ChangeTracker } from './change-tracker.ts';

/** A server's log of changes 1..head, and a page that tracks it from `seq`. */
function setUp(seq: number) {
  const server = { head: seq, keptFrom: 0, pageSize: 100, requests: [] as number[], failures: 0 };
  const seen: number[] = [];
  let resets = 0;
  let gate: Promise<void> = Promise.resolve();
  const tracker = new ChangeTracker(seq, {
    fetchChanges: async (since): Promise<ChangesAnswer> => {
      server.requests.push(since);
      await gate;
      if (server.failures > 0) {
        server.failures -= 1;
        throw new Error('no way through');
      }
      if (since < server.keptFrom)
        return { cases: [], walls: [], viewings: [], nextSince: null, seq: server.head, reset: true };
      const last = Math.min(server.head, since + server.pageSize);
      const cases = [];
      for (let next = since + 1; next <= last; next += 1) cases.push(aChange(next));
      return {
        cases,
        walls: [],
        viewings: [],
        nextSince: last < server.head ? last : null,
        seq: server.head,
        reset: false,
      };
    },
    onChanges: (batch) => seen.push(...batch.cases.map((change) => change.seq)),
    onReset: () => {
      resets += 1;
    },
    wait: () => Promise.resolve(),
  });
  const push = (from: number, ...seqs: number[]) => {
    const last = seqs.at(-1) ?? from;
    server.head = Math.max(server.head, last);
    tracker.receiveCases({ from, seq: last, changes: seqs.map((each) => aChange(each)) });
  };
  const hold = () => {
    let open = () => {};
    gate = new Promise((done) => {
      open = done;
    });
    return () => open();
  };
  return { server, tracker, seen, push, hold, resets: () => resets };
}

const reached = (tracker: ChangeTracker, seq: number) => expect.poll(() => tracker.seq).toBe(seq);

describe('changes', () => {
  test('that join on are passed on without a request', () => {
    const { server, tracker, seen, push } = setUp(10);
    push(10, 11, 12);
    push(12, 13);
    expect(seen).toEqual([11, 12, 13]);
    expect(tracker.seq).toBe(13);
    expect(server.requests).toEqual([]);
  });

  test('that were seen already are dropped, and of an overlapping message only the new part is taken', () => {
    const { seen, push } = setUp(10);
    push(10, 11, 12);
    push(10, 11, 12);
    push(11, 12, 13);
    expect(seen).toEqual([11, 12, 13]);
  });

  test('missing between two messages are fetched once and come before the message that showed the gap', async () => {
    const { server, tracker, seen, push } = setUp(10);
    push(13, 14);
    await reached(tracker, 14);
    expect(seen).toEqual([11, 12, 13, 14]);
    expect(server.requests).toEqual([10]);
  });

  test('that arrive out of order while a gap is filled are each passed on once, in order', async () => {
    const { server, tracker, seen, push, hold } = setUp(10);
    const release = hold();
    push(12, 13);
    server.head = 13;
    push(15, 16);
    push(13, 14, 15);
    // The answer was made before the held messages were committed.
    server.head = 13;
    release();
    await reached(tracker, 16);
    expect(seen).toEqual([11, 12, 13, 14, 15, 16]);
  });

  test('missed over several pages are all fetched', async () => {
    const { server, tracker, seen } = setUp(0);
    server.head = 250;
    tracker.receiveHead(250);
    await reached(tracker, 250);
    expect(seen).toHaveLength(250);
    expect(server.requests).toEqual([0, 100, 200]);
  });
});

describe('a heartbeat', () => {
  test('that is ahead leads to a request', async () => {
    const { server, tracker, seen } = setUp(5);
    server.head = 7;
    tracker.receiveHead(7);
    await reached(tracker, 7);
    expect(seen).toEqual([6, 7]);
  });

  test('that is level or behind leads to none', () => {
    const { server, tracker } = setUp(5);
    tracker.receiveHead(5);
    tracker.receiveHead(3);
    expect(server.requests).toEqual([]);
  });
});

test('a failed request is tried again until it succeeds, and nothing is lost', async () => {
  const { server, tracker, seen, push } = setUp(1);
  server.failures = 3;
  push(3, 4);
  await reached(tracker, 4);
  expect(seen).toEqual([2, 3, 4]);
  expect(server.requests).toEqual([1, 1, 1, 1]);
});

test('when the server no longer keeps what was missed, snapshots are asked for and the stream goes on from its head', async () => {
  const { server, tracker, seen, push, resets } = setUp(10);
  server.keptFrom = 100;
  server.head = 500;
  tracker.receiveHead(500);
  await reached(tracker, 500);
  expect(resets()).toBe(1);
  push(500, 501);
  expect(seen).toEqual([501]);
});

test('a stopped tracker passes nothing on, not even an answer on its way', async () => {
  const { server, tracker, seen, hold } = setUp(1);
  const release = hold();
  server.head = 3;
  tracker.receiveHead(3);
  tracker.stop();
  release();
  await Promise.resolve();
  await Promise.resolve();
  expect(seen).toEqual([]);
});

test("a wall's record is passed on at once and does not hide a case change before it", async () => {
  const { server, tracker, seen, push } = setUp(10);
  const screen = {
    id: 's1',
    name: 'Screen 1',
    scale: 1,
    reserved: [],
    layout: '1' as const,
    tiles: [],
    places: [],
    updatedAt: '2026-11-22T15:42:08+08:00',
    updatedBy: null,
  };
  const now = { lease: null, tours: [], alarm: null, waiting: 0 };
  tracker.receiveWall({ seq: 12, wallId: 'w', screen, now });
  expect(tracker.seq).toBe(10);
  push(12, 13);
  await reached(tracker, 13);
  expect(server.requests).toEqual([10]);
  expect(seen).toContain(11);
});
