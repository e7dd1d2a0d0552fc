import { expect, test } from 'vitest';
import { ConfigError, plainHttpWarning, readConfig } from './config.ts';

const DATABASE_URL = 'postgresql://fengqiao:word@127.0.0.1:5432/fengqiao';
const STREAMS_SECRET = 'a-secret-that-two-processes-share-0123';

function faults(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return [...error.lines];
    throw error;
  }
  return [];
}

test('a database address is all that must be set', () => {
  const config = readConfig({ DATABASE_URL });
  expect(config).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    profile: 'bazhong',
    demo: true,
    tls: null,
    streamsNodes: [],
  });
});

test('every bad variable is named at once, with what was expected and without its value', () => {
  const lines = faults({ PORT: '99999', FENGQIAO_DEMO: 'yes', SEAL_KEY: 'my-secret-key', LOG_LEVEL: 'loud' });
  expect(lines.map((line) => line.split(/[ :]/)[0])).toEqual([
    'PORT',
    'DATABASE_URL',
    'FENGQIAO_DEMO',
    'SEAL_KEY',
    'LOG_LEVEL',
  ]);
  expect(lines.join()).not.toContain('my-secret-key');
});

test('an empty variable counts as not set, as in a compose file', () => {
  expect(readConfig({ DATABASE_URL, TLS_CERT: '', TLS_KEY: '', PORT: '' }).port).toBe(8080);
});

test('a certificate needs its key', () => {
  expect(faults({ DATABASE_URL, TLS_CERT: '/cert.pem' })).toEqual([
    'TLS_CERT and TLS_KEY: set both or neither',
  ]);
});

test('several streams nodes each need their public address', () => {
  const STREAMS_URL = 'http://a:8081, http://b:8081/';
  expect(faults({ DATABASE_URL, STREAMS_SECRET, STREAMS_URL })[0]).toMatch(/^STREAMS_PUBLIC_URL is missing/);
  const { streamsNodes } = readConfig({
    DATABASE_URL,
    STREAMS_SECRET,
    STREAMS_URL,
    STREAMS_PUBLIC_URL: 'https://a.example,https://b.example',
  });
  expect(streamsNodes).toEqual([
    { url: 'http://a:8081', publicUrl: 'https://a.example' },
    { url: 'http://b:8081', publicUrl: 'https://b.example' },
  ]);
});

test('nodes may be found by their announcements alone, and then say themselves where browsers reach them', () => {
  const announced = { DATABASE_URL, STREAMS_URL: 'none', TRUST_PROXY: '1' };
  expect(faults(announced)).toEqual([
    'STREAMS_SECRET is missing: the gateway and the streams nodes share it',
  ]);
  const later = 'https://a.example,https://b.example';
  const config = readConfig({ ...announced, STREAMS_SECRET, STREAMS_PUBLIC_URL: later });
  expect(config).toMatchObject({ streamsNodes: [], streamsOrigins: later.split(',') });
});

test('behind a proxy the public address of pictures cannot be guessed', () => {
  expect(faults({ DATABASE_URL, TRUST_PROXY: '1' })[0]).toMatch(
    /^STREAMS_PUBLIC_URL is missing: behind a proxy/,
  );
});

test('one streams node on this machine needs the secret only', () => {
  expect(readConfig({ DATABASE_URL, STREAMS_SECRET, HOST: '0.0.0.0' }).streamsNodes).toEqual([
    { url: 'http://127.0.0.1:8081', publicUrl: null },
  ]);
});

test('keys of before need the key that replaces them, and follow it', () => {
  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
  expect(faults({ DATABASE_URL, SEAL_KEYS_OLD: key(1) })[0]).toMatch(/^SEAL_KEY is missing/);
  const { sealKey } = readConfig({ DATABASE_URL, SEAL_KEY: key(3), SEAL_KEYS_OLD: `${key(2)}, ${key(1)}` });
  expect(sealKey).toEqual([3, 2, 1].map((byte) => Buffer.alloc(32, byte)));
});

test('a real system is not started on the network without TLS, and is told what to do', () => {
  const HOST = '0.0.0.0';
  const real = { DATABASE_URL, FENGQIAO_DEMO: '0' };
  expect(faults({ ...real, HOST })).toEqual([
    expect.stringMatching(/^HOST .* TLS_CERT and TLS_KEY, or TRUST_PROXY=1/),
  ]);
  for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
    expect(faults({ ...real, HOST: host })).toEqual([]);
  expect(faults({ ...real, HOST, TLS_CERT: '/c.pem', TLS_KEY: '/k.pem' })).toEqual([]);
  expect(faults({ ...real, HOST, TRUST_PROXY: '1', STREAMS_PUBLIC_URL: 'https://s.example' })).toEqual([]);
});

test('a demo on the network without TLS is only warned', () => {
  expect(plainHttpWarning(readConfig({ DATABASE_URL, HOST: '0.0.0.0' }))).toMatch(/no TLS/);
  expect(plainHttpWarning(readConfig({ DATABASE_URL }))).toBeNull();
});
