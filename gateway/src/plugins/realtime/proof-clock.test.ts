import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Binding } from '../auth/binding.ts';
import { expectProofs, silenceMs } from './proof-clock.ts';
import type { LiveSocket } from './sockets.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A socket that notes what happens to it. */
function aSocket(binding: Binding) {
  const log: unknown[] = [];
  const events = new EventEmitter();
  const socket = {
    data: { session: { binding } },
    emit: (event: string, message: unknown) => log.push([event, message]),
    disconnect: () => {
      log.push('disconnected');
      events.emit('disconnect');
    },
    once: (event: string, listener: () => void) => events.once(event, listener),
  };
  return { socket: socket as unknown as LiveSocket, log, leave: () => events.emit('disconnect') };
}
const key: Binding = { kind: 'key', key: { kty: 'EC', crv: 'P-256', x: '', y: '' } };

test('a socket without proofs ends, one that proves itself stays', () => {
  const { socket, log } = aSocket(key);
  const proven = expectProofs(socket);
  for (let n = 0; n < 5; n += 1) {
    vi.advanceTimersByTime(silenceMs - 1);
    proven();
  }
  expect(log).toEqual([]);
  vi.advanceTimersByTime(silenceMs);
  expect(log).toEqual([['session.ended', { reason: 'unproven' }], 'disconnected']);
});

test('a socket that is bound to nothing, or to its certificate, is not asked', () => {
  for (const binding of [{ kind: 'none' }, { kind: 'certificate', fingerprint: 'ab' }] as const) {
    const { socket, log } = aSocket(binding);
    expectProofs(socket)();
    vi.advanceTimersByTime(10 * silenceMs);
    expect(log).toEqual([]);
  }
});

test('nothing is left behind when the page goes', () => {
  const { socket, leave } = aSocket(key);
  expectProofs(socket);
  leave();
  expect(vi.getTimerCount()).toBe(0);
});
