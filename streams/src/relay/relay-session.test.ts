import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HandLines } from './hand-lines.sample.ts';
import { RelaySession } from './relay-session.ts';

const lost = { reason: 'internal', message: 'the process ended', lasting: false, lost: true };
let lines: HandLines;
let session: RelaySession;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2) });
  lines = new HandLines();
  const source = { url: 'rtsp://10.0.0.1/x' };
  session = new RelaySession({ cameraId: '1', kind: 'main', source, lines, changed: () => {} });
});
afterEach(() => {
  session.close();
  vi.useRealTimers();
});

const pass = (ms: number): void => void vi.advanceTimersByTime(ms);

test('a worker’s death is a connection made again at once, in the same playlist behind a discontinuity', () => {
  lines.opened[0]?.segment();
  expect(session.state).toBe('live');
  lines.opened[0]?.sink.ended(lost);
  expect([session.state, session.error, lines.opened.length]).toEqual(['connecting', undefined, 2]);
  expect(lines.opened[1]?.request).toMatchObject({
    urgent: true,
    resume: { endTicks: 18_000, targetTicks: 18_720 },
  });
  lines.opened[1]?.segment();
  expect(session.stream.playlist()).toContain('#EXT-X-DISCONTINUITY\n');
  expect(session.status(Date.now())).toMatchObject({ state: 'live', stats: { connects: 2, frames: 0 } });
});

test('figures go on over connections, each of which counts from its beginning', () => {
  lines.opened[0]?.say({ frames: 15, lostPackets: 2 });
  lines.opened[0]?.sink.ended(lost);
  lines.opened[1]?.say({ frames: 30, lostPackets: 1 });
  expect(session.status(Date.now()).stats).toMatchObject({ frames: 45, lostPackets: 3, connects: 2 });
});

test('the camera is not blamed for what an old word of it says: the node itself stood still', () => {
  lines.opened[0]?.segment();
  lines.opened[0]?.say();
  pass(30_000);
  session.tick(Date.now());
  lines.opened[0]?.say({ at: Date.now() - 29_000, lastRtpAt: Date.now() - 29_000 });
  expect(session.state).toBe('live');
  lines.opened[0]?.say({ lastRtpAt: Date.now() - 5001 });
  expect(session.state).toBe('stalled');
});

test('packets that become no parts for five seconds end the connection, and say what is missing', () => {
  lines.opened[0]?.segment();
  for (let second = 0; second < 5; second++) {
    pass(1000);
    lines.opened[0]?.say({ lacks: 'key-frame' });
  }
  expect(session.state).toBe('live');
  pass(1000);
  lines.opened[0]?.say({ lacks: 'key-frame' });
  expect([session.state, session.error?.reason, lines.held]).toEqual(['failed', 'no-key-frame', []]);
  pass(30_000);
  expect(lines.held).toHaveLength(1);
});

test('nothing is opened any more once it is closed', () => {
  lines.opened[0]?.sink.ended({ ...lost, lost: false });
  session.close();
  pass(60_000);
  expect(lines.opened).toHaveLength(1);
});
