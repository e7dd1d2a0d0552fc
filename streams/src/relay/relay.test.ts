import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HandLines } from './hand-lines.sample.ts';
import { NodeFullError, Relay } from './relay.ts';

const LINGER_MS = 30_000;
const camera = (host: string, more = {}) => ({ url: `rtsp://${host}/main`, ...more });
let lines: HandLines;
let relay: Relay;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2) });
  lines = new HandLines();
  relay = new Relay({ lingerMs: LINGER_MS, maxSessions: 2, lines, changed: () => {} });
  for (const id of ['a', 'b', 'c']) relay.register(id, camera(id));
});
afterEach(() => {
  relay.close();
  vi.useRealTimers();
});

/** Time goes by in which all connections bring pictures. */
function pass(ms: number): void {
  for (let gone = 0; gone < ms; gone += 1000) {
    for (const line of lines.held) {
      line.segment();
      line.say();
    }
    vi.advanceTimersByTime(1000);
  }
}
/** Hosts that are connected to. */
const connected = (): string[] => lines.held.map(({ request }) => new URL(request.source.url).hostname);

describe('a camera that is kept', () => {
  test('stays open without viewers, and lingers once it is let go', () => {
    const release = relay.keep('a', 'recording');
    pass(10 * LINGER_MS);
    expect(connected()).toEqual(['a']);
    release();
    pass(2000);
    expect(connected()).toEqual([]);
  });

  test('is opened as soon as it is registered, and with a new address at once', () => {
    relay.keep('d', 'recording');
    expect(connected()).toEqual([]);
    relay.register('d', camera('d'));
    expect(connected()).toEqual(['d']);
    relay.register('d', camera('e'));
    expect(connected()).toEqual(['e']);
  });

  test('is let go while it is private, whoever keeps it', () => {
    relay.keep('a', 'recording');
    relay.register('a', camera('a', { private: true }));
    pass(5000);
    expect(connected()).toEqual([]);
  });

  test('is told to those who listen, each session once', () => {
    const opened: string[] = [];
    const stop = relay.listen({ opened: ({ cameraId, kind }) => opened.push(`${cameraId} ${kind}`) });
    relay.keep('a', 'recording');
    relay.keep('a', 'something else');
    relay.register('a', camera('z'));
    stop();
    relay.open('b');
    expect(opened).toEqual(['a main', 'a main']);
  });
});

describe('a full node', () => {
  test('lets the camera go that nobody has watched for longest', () => {
    relay.open('a');
    pass(1000);
    relay.open('b');
    relay.open('c');
    expect(connected()).toEqual(['b', 'c']);
  });

  test('does not take a camera away from a viewer or from who keeps it', () => {
    relay.keep('a', 'recording');
    const [gone] = ['b', 'c'].map((id) => relay.open(id)?.viewers.ask('somebody'));
    relay.register('d', camera('d'));
    expect(() => relay.open('d')).toThrow(NodeFullError);
    gone?.();
    pass(11_000);
    relay.open('d');
    expect(connected()).toEqual(['a', 'c', 'd']);
  });

  test('of recordings refuses no viewer, and one of viewers no recording', () => {
    for (const id of ['a', 'b']) relay.keep(id, 'recording');
    for (const id of ['c', 'd']) {
      relay.register(id, camera(id));
      relay.open(id)?.viewers.ask('somebody');
    }
    expect(connected()).toEqual(['a', 'b', 'c', 'd']);
    relay.register('e', camera('e'));
    expect(() => relay.open('e')).toThrow(NodeFullError);
  });

  test('opens what it should keep when there is room again among what it keeps', () => {
    const [release] = ['a', 'b', 'c'].map((id) => relay.keep(id, 'recording'));
    pass(2000);
    expect(connected()).toEqual(['a', 'b']);
    release?.();
    pass(2000);
    expect(connected().sort()).toEqual(['a', 'b', 'c']);
    pass(LINGER_MS);
    expect(connected().sort()).toEqual(['b', 'c']);
  });
});

test('a node that stood still ends nothing before it has read who is there', () => {
  relay.open('a');
  pass(1000);
  vi.setSystemTime(Date.now() + 2 * LINGER_MS);
  pass(1000);
  expect(connected()).toEqual(['a']);
  pass(1000);
  expect(connected()).toEqual([]);
});

test('a camera that turns private, or public, shows nothing of what it showed before', () => {
  for (const [before, after] of [
    [false, true],
    [true, false],
  ]) {
    relay.register('a', camera('a', { private: before }));
    const session = relay.open('a');
    lines.held.at(-1)?.segment();
    expect(session?.stream.playlist()).toBeDefined();
    relay.register('a', camera('a', { private: after }));
    expect([session?.stream.playlist(), relay.session('a'), relay.poster('a')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
});
