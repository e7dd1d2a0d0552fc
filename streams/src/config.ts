import { availableParallelism } from 'node:os';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { Convert, Default } from 'typebox/value';
import type { RecordingsOptions } from './recording/recordings.ts';

/** An address without a path. */
const URL = '^https?://[^\\s,/]+$';
const URLS = '^(\\s*|https?://[^\\s,/]+(\\s*,\\s*https?://[^\\s,/]+)*)$';

const Environment = Type.Object({
  STREAMS_PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 8081 }),
  STREAMS_HOST: Type.String({ minLength: 1, default: '127.0.0.1' }),
  STREAMS_SECRET: Type.String({ minLength: 32 }),
  STREAMS_ALLOW_ORIGIN: Type.String({
    default: '',
    pattern: '^(\\*|\\s*|https?://[^\\s,/]+(\\s*,\\s*https?://[^\\s,/]+)*)$',
  }),
  STREAMS_LINGER_MS: Type.Integer({ minimum: 0, maximum: 600_000, default: 45_000 }),
  STREAMS_MAX_SESSIONS: Type.Integer({ minimum: 1, maximum: 5000, default: 200 }),
  STREAMS_WORKERS: Type.Optional(Type.Integer({ minimum: 0, maximum: 64 })),
  STREAMS_WORKER_SESSIONS: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
  STREAMS_GATEWAYS: Type.String({ default: '', pattern: URLS }),
  STREAMS_SELF_URL: Type.Optional(Type.String({ pattern: URL })),
  // On one machine with a gateway it may be the gateway's list: only a node that announces itself reads it.
  STREAMS_PUBLIC_URL: Type.Optional(Type.String()),
  STREAMS_GRACE_S: Type.Integer({ minimum: 0, maximum: 86_400, default: 600 }),
  STREAMS_RECORD_DIR: Type.Optional(Type.String({ minLength: 1 })),
  STREAMS_RECORD_MAX_BYTES: Type.Optional(Type.Integer({ minimum: 10_000_000 })),
  STREAMS_RECORD_MIN_FREE: Type.Optional(Type.Integer({ minimum: 0 })),
});

const WORDS: Record<keyof typeof Environment.properties, string> = {
  STREAMS_PORT: 'a port, 0 to 65535',
  STREAMS_HOST: 'an address to listen on',
  STREAMS_SECRET: 'at least 32 characters, the same as the gateway has',
  STREAMS_ALLOW_ORIGIN: 'origins such as https://fengqiao.example:8080, separated by commas, or *',
  STREAMS_LINGER_MS: 'milliseconds, 0 to 600000',
  STREAMS_MAX_SESSIONS: 'a number, 1 to 5000',
  STREAMS_WORKERS: 'a number, 0 to 64',
  STREAMS_WORKER_SESSIONS: 'a number, 1 to 1000',
  STREAMS_GATEWAYS: 'addresses of gateways such as http://10.0.0.2:8080, separated by commas',
  STREAMS_SELF_URL: 'how gateways reach this node, e.g. http://10.0.0.5:8081 (needed with STREAMS_GATEWAYS)',
  STREAMS_PUBLIC_URL: 'how browsers reach this node, e.g. https://streams.example:8081',
  STREAMS_GRACE_S: 'seconds, 0 to 86400',
  STREAMS_RECORD_DIR: 'a folder',
  STREAMS_RECORD_MAX_BYTES: 'bytes, at least 10000000',
  STREAMS_RECORD_MIN_FREE: 'bytes, at least 0',
};

export interface Config {
  port: number;
  host: string;
  secret: string;
  allowOrigins: string[];
  lingerMs: number;
  maxSessions: number;
  /** Most worker processes; 0: cameras are relayed in the node's own process. */
  workers: number;
  /** Sessions a worker should hold before another one is started. */
  workerSessions: number;
  /** How long public pictures outlive the gateway, ms. */
  graceMs: number;
  /** To whom and as what the node announces itself; left out: to nobody. */
  announce?: { gateways: string[]; url: string; publicUrl: string | null };
  /** Where to record; left out: nowhere. */
  recording?: RecordingsOptions;
}

const environments = Compile(Environment);

/** The node's settings, or one line for each variable that is wrong. Never repeats a value: one of them is secret. */
export function readConfig(env: Record<string, string | undefined>): Config | string[] {
  const given = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const values: unknown = Convert(Environment, Default(Environment, given));
  if (!environments.Check(values)) {
    const names = Object.keys(WORDS) as (keyof typeof WORDS)[];
    return names
      .filter((name) => {
        const value = (values as Record<string, unknown>)[name];
        const schema = Environment.properties[name];
        return !(value === undefined && Type.IsOptional(schema)) && !Compile(schema).Check(value);
      })
      .map((name) => `${name} is ${env[name] ? 'wrong' : 'missing'}: it must be ${WORDS[name]}`);
  }
  const gateways = listOf(values.STREAMS_GATEWAYS);
  const selfUrl = values.STREAMS_SELF_URL;
  const publicUrl = values.STREAMS_PUBLIC_URL ?? null;
  if (gateways.length > 0 && selfUrl === undefined)
    return [`STREAMS_SELF_URL is missing: it must be ${WORDS.STREAMS_SELF_URL}`];
  if (gateways.length > 0 && publicUrl !== null && !new RegExp(URL).test(publicUrl))
    return [`STREAMS_PUBLIC_URL is wrong: it must be ${WORDS.STREAMS_PUBLIC_URL}`];
  return {
    port: values.STREAMS_PORT,
    host: values.STREAMS_HOST,
    secret: values.STREAMS_SECRET,
    allowOrigins: listOf(values.STREAMS_ALLOW_ORIGIN),
    lingerMs: values.STREAMS_LINGER_MS,
    maxSessions: values.STREAMS_MAX_SESSIONS,
    workers:
      values.STREAMS_WORKERS ??
      workersFor(values.STREAMS_MAX_SESSIONS, values.STREAMS_WORKER_SESSIONS, availableParallelism()),
    workerSessions: values.STREAMS_WORKER_SESSIONS,
    graceMs: values.STREAMS_GRACE_S * 1000,
    ...(selfUrl !== undefined &&
      gateways.length > 0 && {
        announce: { gateways, url: selfUrl, publicUrl },
      }),
    ...(values.STREAMS_RECORD_DIR !== undefined && {
      recording: {
        folder: values.STREAMS_RECORD_DIR,
        maxBytes: values.STREAMS_RECORD_MAX_BYTES ?? null,
        minFreeBytes: values.STREAMS_RECORD_MIN_FREE ?? null,
      },
    }),
  };
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

/** Enough workers for all sessions, one at least, no more than there are cores: beyond that they only wait for each other. */
export const workersFor = (sessions: number, perWorker: number, cores: number): number =>
  Math.max(1, Math.min(Math.ceil(sessions / perWorker), cores));
