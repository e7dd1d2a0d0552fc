import type { Session } from '@fengqiao/contract/accounts';
import { type PublicKey, proofMessage } from '@fengqiao/contract/terminals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setClockOffset } from '../clock.ts';
import { bindSession, proofForMs, releaseSession, renewProof, terminalProof } from './proof.ts';
import { newKeyPair } from './signing.ts';

const at = Date.parse('2026-11-22T07:00:00Z');

const aSession = (id: string, now = new Date().toISOString()) => ({ id, now }) as Session;

/** Whether the gateway would believe the proof for this session. */
async function holds(proof: string | null, sessionId: string, publicKey: PublicKey): Promise<boolean> {
  const [t = '', signature = ''] = (proof ?? '').split('.');
  const key = await crypto.subtle.importKey('jwk', publicKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'verify',
  ]);
  return crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    Buffer.from(signature, 'base64url'),
    Buffer.from(proofMessage(sessionId, Number(t))),
  );
}

describe('the proof of a terminal', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: at, toFake: ['Date'] });
  });

  afterEach(async () => {
    vi.useRealTimers();
    setClockOffset(0);
    await releaseSession();
  });

  test('is none for a session that is bound to no key', async () => {
    await bindSession(aSession('s1'), null);
    expect(await terminalProof()).toBeNull();
  });

  test('is signed over the session and the time, and holds for no other session', async () => {
    const { privateKey, publicKey } = await newKeyPair();
    await bindSession(aSession('s1'), privateKey);
    const proof = await terminalProof();
    expect(proof?.split('.')[0]).toBe(String(at / 1000));
    expect(await holds(proof, 's1', publicKey)).toBe(true);
    expect(await holds(proof, 's2', publicKey)).toBe(false);
  });

  test('is used again for half of the time that it is believed, and then made anew', async () => {
    const { privateKey } = await newKeyPair();
    await bindSession(aSession('s1'), privateKey);
    const first = await terminalProof();
    vi.setSystemTime(at + proofForMs - 1);
    expect(await terminalProof()).toBe(first);
    vi.setSystemTime(at + proofForMs);
    expect(await terminalProof()).not.toBe(first);
  });

  test("carries the server's time on a machine whose clock is wrong", async () => {
    const { privateKey } = await newKeyPair();
    await bindSession(aSession('s1', new Date(at - 86_400_000).toISOString()), privateKey);
    expect((await terminalProof())?.split('.')[0]).toBe(String((at - 86_400_000) / 1000));
  });

  test('is not tried again when it was refused although the clocks agree', async () => {
    const { privateKey } = await newKeyPair();
    await bindSession(aSession('s1'), privateKey);
    expect(await renewProof(new Date(at).toUTCString())).toBe(false);
  });

  test("is worth another try with the server's time when this machine's clock was set meanwhile", async () => {
    const { privateKey } = await newKeyPair();
    await bindSession(aSession('s1'), privateKey);
    vi.setSystemTime(at + 3_600_000);
    expect(await renewProof(new Date(at).toUTCString())).toBe(true);
    expect((await terminalProof())?.split('.')[0]).toBe(String(at / 1000));
  });
});

test('a key cannot be taken out of the browser', async () => {
  const { privateKey } = await newKeyPair();
  expect(privateKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
});
