import { expect, test } from 'vitest';
import { readConfig, workersFor } from './config.ts';

const secret = 'x'.repeat(32);

test('a secret is enough', () => {
  expect(readConfig({ STREAMS_SECRET: secret })).toEqual({
    port: 8081,
    host: '127.0.0.1',
    secret,
    allowOrigins: [],
    lingerMs: 45_000,
    maxSessions: 200,
    workers: expect.any(Number),
    workerSessions: 100,
    graceMs: 600_000,
  });
});

test('origins are a list', () => {
  const config = readConfig({
    STREAMS_SECRET: secret,
    STREAMS_ALLOW_ORIGIN: 'https://a.example, http://b:8080',
  });
  expect(config).toMatchObject({ allowOrigins: ['https://a.example', 'http://b:8080'] });
  expect(readConfig({ STREAMS_SECRET: secret, STREAMS_ALLOW_ORIGIN: '*' })).toMatchObject({
    allowOrigins: ['*'],
  });
});

test('every bad variable has its own line, and no line repeats a value', () => {
  const lines = readConfig({
    STREAMS_SECRET: 'too-short-secret',
    STREAMS_PORT: '70000',
    STREAMS_LINGER_MS: 'soon',
    STREAMS_ALLOW_ORIGIN: 'example.com',
  });
  expect(lines).toEqual([
    'STREAMS_PORT is wrong: it must be a port, 0 to 65535',
    'STREAMS_SECRET is wrong: it must be at least 32 characters, the same as the gateway has',
    'STREAMS_ALLOW_ORIGIN is wrong: it must be origins such as https://fengqiao.example:8080, separated by commas, or *',
    'STREAMS_LINGER_MS is wrong: it must be milliseconds, 0 to 600000',
  ]);
  expect(readConfig({})).toEqual([
    'STREAMS_SECRET is missing: it must be at least 32 characters, the same as the gateway has',
  ]);
});

test('without a folder nothing is recorded; with one, its limits are bytes', () => {
  expect(readConfig({ STREAMS_SECRET: secret })).not.toHaveProperty('recording');
  expect(readConfig({ STREAMS_SECRET: secret, STREAMS_RECORD_DIR: '/r' })).toMatchObject({
    recording: { folder: '/r', maxBytes: null, minFreeBytes: null },
  });
  const given = {
    STREAMS_RECORD_DIR: '/r',
    STREAMS_RECORD_MAX_BYTES: '20000000',
    STREAMS_RECORD_MIN_FREE: '0',
  };
  expect(readConfig({ STREAMS_SECRET: secret, ...given })).toMatchObject({
    recording: { maxBytes: 20_000_000, minFreeBytes: 0 },
  });
  expect(readConfig({ STREAMS_SECRET: secret, ...given, STREAMS_RECORD_MAX_BYTES: 'all' })).toEqual([
    'STREAMS_RECORD_MAX_BYTES is wrong: it must be bytes, at least 10000000',
  ]);
});

test('there are as many workers as the sessions need, as the machine has cores, and at least one', () => {
  expect(workersFor(200, 100, 8)).toBe(2);
  expect(workersFor(1000, 100, 4)).toBe(4);
  expect(workersFor(20, 100, 4)).toBe(1);
  expect(readConfig({ STREAMS_SECRET: secret, STREAMS_WORKERS: '0' })).toMatchObject({ workers: 0 });
});

test('a node that announces itself says where it is', () => {
  const env = { STREAMS_SECRET: secret, STREAMS_GATEWAYS: 'http://a:8080, http://b:8080' };
  expect(readConfig(env)).toEqual([
    expect.stringMatching(/^STREAMS_SELF_URL is missing: it must be how gateways reach this node/),
  ]);
  const url = 'http://10.0.0.5:8081';
  expect(readConfig({ ...env, STREAMS_SELF_URL: url })).toMatchObject({
    announce: { gateways: ['http://a:8080', 'http://b:8080'], url, publicUrl: null },
  });
  expect(readConfig({ STREAMS_SECRET: secret, STREAMS_SELF_URL: url })).not.toHaveProperty('announce');
  expect(readConfig({ ...env, STREAMS_SELF_URL: `${url}/path` })).toEqual([
    expect.stringContaining('STREAMS_SELF_URL is wrong'),
  ]);
  const list = 'http://10.0.0.5:8081,http://10.0.0.6:8081';
  expect(readConfig({ ...env, STREAMS_SELF_URL: url, STREAMS_PUBLIC_URL: list })).toEqual([
    expect.stringContaining('STREAMS_PUBLIC_URL is wrong'),
  ]);
  expect(readConfig({ STREAMS_SECRET: secret, STREAMS_PUBLIC_URL: list })).not.toHaveProperty('announce');
});
