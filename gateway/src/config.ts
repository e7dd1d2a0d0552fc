import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TerminalKind, terminalKinds } from '@fengqiao/contract/terminals';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { SealKeys } from './plugins/seal.ts';

const listOfUrls = '^https?://\\S+(\\s*,\\s*https?://\\S+)*$';
/** Nodes are found by their own announcements alone. */
const noFixedNodes = 'none';
const Optional = <T extends Type.TSchema>(schema: T) => Type.Optional(schema);

/** Every environment variable that the gateway knows; the only list of them in its code. */
const Environment = Type.Object({
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 8080, description: 'a port, 0–65535' }),
  HOST: Type.String({ minLength: 1, default: '127.0.0.1', description: 'an address to listen on' }),
  DATABASE_URL: Type.String({
    pattern: '^postgres(ql)?://.+',
    description: 'postgres://user:password@host:port/database',
  }),
  FENGQIAO_DATA: Type.String({ minLength: 1, default: './.data', description: 'a folder' }),
  FENGQIAO_PROFILE: Type.String({
    pattern: '^[a-z0-9-]+$',
    default: 'bazhong',
    description: 'the name of a profile, e.g. bazhong',
  }),
  /** Folder of the site's own profiles (`<id>.json`), which may extend the shipped ones. */
  PROFILES_DIR: Optional(Type.String({ minLength: 1, description: 'a folder of profiles, <id>.json' })),
  /** Folder of the site's adapters (`adapters/<name>.json`) and of files that sources drop (`<source>/in`). */
  SOURCES_DIR: Optional(Type.String({ minLength: 1, description: 'a folder of sources' })),
  /** File of holidays and moved working days that come before the official table. */
  CALENDAR_FILE: Optional(Type.String({ minLength: 1, description: 'a file of days' })),
  /** Folder of the region pack whose tiles are served; default: the demo region. */
  FENGQIAO_REGION: Optional(Type.String({ minLength: 1, description: 'the folder of a region pack' })),
  /** The site's own server key of 天地图; without it nothing outside is asked. */
  TIANDITU_KEY: Optional(
    Type.String({ pattern: '^[A-Za-z0-9]{8,64}$', description: 'a server key of Tianditu' }),
  ),
  /** Where Tianditu is, or a proxy of the site that hands it on. */
  TIANDITU_URL: Type.String({
    pattern: '^https?://\\S+$',
    default: 'https://t0.tianditu.gov.cn',
    description: 'http(s)://host',
  }),
  TIANDITU_CACHE_MB: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    default: 500,
    description: 'megabytes, 1–100000',
  }),
  FENGQIAO_DEMO: Type.Enum(['0', '1'], { default: '1', description: '0 or 1' }),
  /** 0 = another process ran the migrations already. */
  FENGQIAO_MIGRATE: Type.Enum(['0', '1'], { default: '1', description: '0 or 1' }),
  /** Folder of the built dashboard. */
  FENGQIAO_DASHBOARD: Optional(Type.String({ minLength: 1, description: 'a folder' })),
  TLS_CERT: Optional(Type.String({ minLength: 1, description: 'a PEM file' })),
  TLS_KEY: Optional(Type.String({ minLength: 1, description: 'a PEM file' })),
  /** 1 = behind a proxy that sets X-Forwarded-*; then STREAMS_PUBLIC_URL must be set. */
  TRUST_PROXY: Type.Enum(['0', '1'], { default: '0', description: '0 or 1' }),
  /** required = accounts log in on their terminals only; default: required in a real system, optional in the demo. */
  FENGQIAO_TERMINALS: Optional(Type.Enum(['optional', 'required'], { description: 'optional or required' })),
  /** How a terminal proves itself. */
  FENGQIAO_TERMINAL_PROOF: Type.Enum([...terminalKinds], {
    default: 'key',
    description: terminalKinds.join(', '),
  }),
  /** PEM file of the authority that signs client certificates; needed for FENGQIAO_TERMINAL_PROOF=certificate. */
  TLS_CLIENT_CA: Optional(Type.String({ minLength: 1, description: 'a PEM file' })),
  /** After so many days a password has to be changed; 0 = never. */
  PASSWORD_MAX_DAYS: Type.Integer({ minimum: 0, maximum: 3650, default: 0, description: 'days, 0 = never' }),
  /** How long the audit log is kept. */
  AUDIT_DAYS: Type.Integer({
    minimum: 180,
    maximum: 36_500,
    default: 1_095,
    description: 'days, at least 180',
  }),
  /** Years after its end when the words of a case are emptied. */
  CASE_TEXT_YEARS: Type.Integer({ minimum: 1, maximum: 100, default: 10, description: 'years, 1–100' }),
  /** Minutes between two looks at the tiers that time alone changes (LZ-05); 0 = never. */
  TIER_EVERY_MIN: Type.Integer({
    minimum: 0,
    maximum: 1_440,
    default: 5,
    description: 'minutes, 0–1440, 0 = never',
  }),
  STREAMS_PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 8081, description: 'a port, 0–65535' }),
  /** Addresses at which the gateway reaches the streams nodes, separated by commas; `none` = those that announce themselves. */
  STREAMS_URL: Optional(
    Type.String({
      pattern: `${listOfUrls}|^${noFixedNodes}$`,
      description: `http://host:port, several separated by commas, or ${noFixedNodes}`,
    }),
  ),
  /**
   * Addresses at which browsers reach the same nodes, in the same order; default: the page's host and STREAMS_PORT. With `none`:
   * those that nodes may announce, so that pages that are open already may play from a node that joins.
   */
  STREAMS_PUBLIC_URL: Optional(
    Type.String({
      pattern: listOfUrls,
      description: 'http(s)://host:port, several separated by commas',
    }),
  ),
  /** Hours in which every camera that nobody watches is asked once whether it answers; 0 = never. */
  CAMERA_CHECK_HOURS: Type.Integer({
    minimum: 0,
    maximum: 720,
    default: 24,
    description: 'hours, 0–720, 0 = never',
  }),
  STREAMS_SECRET: Optional(Type.String({ minLength: 32, description: 'at least 32 characters' })),
  SEAL_KEY: Optional(
    Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$', description: '32 random bytes in base64' }),
  ),
  /** Keys before it, separated by commas: they open and seal no more. */
  SEAL_KEYS_OLD: Optional(
    Type.String({
      pattern: '^[A-Za-z0-9+/]{43}=(\\s*,\\s*[A-Za-z0-9+/]{43}=)*$',
      description: 'keys like SEAL_KEY, several separated by commas',
    }),
  ),
  /** 1 = whoever registers cameras may ask the gateway's whole network for devices (multicast). */
  ONVIF_DISCOVERY: Type.Enum(['0', '1'], { default: '0', description: '0 or 1' }),
  /** Networks of cameras, separated by commas: no other address is asked. Default: the private networks. */
  ONVIF_NETWORKS: Optional(
    Type.String({
      pattern: '^[0-9a-fA-F.:]+/\\d{1,3}(\\s*,\\s*[0-9a-fA-F.:]+/\\d{1,3})*$',
      description: 'networks such as 10.20.0.0/16, several separated by commas',
    }),
  ),
  /** Bearer token of `GET /metrics`; without one only this machine may read it. */
  METRICS_TOKEN: Optional(Type.String({ minLength: 16, description: 'at least 16 characters' })),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
    default: 'info',
    description: 'fatal, error, warn, info, debug or silent',
  }),
});

/** One streams node: how the gateway and how browsers reach it (`publicUrl` null = page's host, STREAMS_PORT). */
export interface StreamsNode {
  url: string;
  publicUrl: string | null;
}

export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  /** Absolute path of the data folder. */
  dataFolder: string;
  profile: string;
  /** Absolute paths; null = the shipped profiles and the official days alone. */
  profilesFolder: string | null;
  /** null = only the shipped adapters, and no files are fetched. */
  sourcesFolder: string | null;
  calendarFile: string | null;
  regionFolder: string;
  /** Tiles of 天地图 through the gateway; null = off. */
  tianditu: { url: string; key: string; cacheMb: number } | null;
  dashboardFolder: string;
  demo: boolean;
  /** The gateway of a drill: what it makes bears the mark, and nothing of it counts. */
  drill: boolean;
  migrate: boolean;
  tls: { certFile: string; keyFile: string; clientCaFile: string | null } | null;
  terminals: 'optional' | 'required';
  terminalProof: TerminalKind;
  passwordMaxDays: number;
  auditDays: number;
  /** Words of people leave a case so many years after its end. */
  caseTextYears: number;
  /** Minutes between two timed runs of the tiers; 0 = never. */
  tierEveryMin: number;
  trustProxy: boolean;
  streamsPort: number;
  streamsNodes: StreamsNode[];
  /** Addresses at which pages may expect nodes that join later. */
  streamsOrigins: string[];
  streamsSecret: string | null;
  /** Hours in which every unwatched camera is asked once; 0 = never. */
  cameraCheckHours: number;
  /** Keys of AES-256-GCM, the current one first; null = camera sources can be neither stored nor played. */
  sealKey: SealKeys | null;
  onvifDiscovery: boolean;
  /** CIDR; null = the private networks. */
  onvifNetworks: string[] | null;
  metricsToken: string | null;
  logLevel: string;
}

/** Names every bad variable at once: one line each, with what was expected. */
export class ConfigError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(`The configuration is wrong:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigError';
    this.lines = lines;
  }
}

/** Reads the environment. Throws `ConfigError`. Values are not repeated in messages: they may be secrets. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const known = Object.fromEntries(
    Object.keys(Environment.properties)
      .filter((name) => env[name] !== undefined && env[name] !== '')
      .map((name) => [name, env[name]]),
  );
  const values = Value.Convert(Environment, Value.Default(Environment, known)) as Record<string, unknown>;
  const lines = new Set<string>();
  for (const [name, schema] of Object.entries(Environment.properties)) {
    if (name in values && Value.Check(schema, values[name])) continue;
    if (!(name in values) && !Environment.required.some((required) => required === name)) continue;
    const expected = (schema as { description?: string }).description ?? 'another value';
    lines.add(name in values ? `${name}: expected ${expected}` : `${name} is missing: set it to ${expected}`);
  }
  const e = values as Type.Static<typeof Environment>;
  if ((e.TLS_CERT === undefined) !== (e.TLS_KEY === undefined))
    lines.add('TLS_CERT and TLS_KEY: set both or neither');
  if (
    e.FENGQIAO_TERMINAL_PROOF === 'certificate' &&
    (e.TLS_CLIENT_CA === undefined || e.TLS_CERT === undefined)
  )
    lines.add('FENGQIAO_TERMINAL_PROOF=certificate needs TLS_CERT, TLS_KEY and TLS_CLIENT_CA');
  if (e.SEAL_KEYS_OLD !== undefined && e.SEAL_KEY === undefined)
    lines.add('SEAL_KEY is missing: SEAL_KEYS_OLD only opens what older keys have sealed');
  if (e.FENGQIAO_DEMO === '0' && isPlain(e) && !isLoopback(e.HOST))
    lines.add(
      'HOST is reached over the network, and without TLS passwords and cases would be readable there: set TLS_CERT and TLS_KEY, or TRUST_PROXY=1 behind a proxy that has the certificate, or HOST=127.0.0.1',
    );
  const announced = e.STREAMS_URL === noFixedNodes;
  const urls = announced ? [] : split(e.STREAMS_URL);
  const publicUrls = split(e.STREAMS_PUBLIC_URL);
  if (!announced && publicUrls.length > 0 && publicUrls.length !== Math.max(urls.length, 1))
    lines.add('STREAMS_PUBLIC_URL: list as many addresses as STREAMS_URL does, in the same order');
  if (publicUrls.length === 0 && urls.length > 1)
    lines.add('STREAMS_PUBLIC_URL is missing: with several streams nodes each needs its public address');
  if (e.TRUST_PROXY === '1' && publicUrls.length === 0 && !announced)
    lines.add('STREAMS_PUBLIC_URL is missing: behind a proxy (TRUST_PROXY=1) it cannot be derived');
  if ((announced || urls.length > 0) && e.STREAMS_SECRET === undefined)
    lines.add('STREAMS_SECRET is missing: the gateway and the streams nodes share it');
  if (lines.size > 0) throw new ConfigError([...lines]);

  const host = isIP(e.HOST) === 6 ? `[${e.HOST}]` : e.HOST;
  const nodeHost = host === '0.0.0.0' || host === '[::]' ? '127.0.0.1' : host;
  const nodeUrls = urls.length > 0 ? urls : [`http://${nodeHost}:${e.STREAMS_PORT}`];
  return {
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL,
    dataFolder: resolve(e.FENGQIAO_DATA),
    profile: e.FENGQIAO_PROFILE,
    profilesFolder: e.PROFILES_DIR === undefined ? null : resolve(e.PROFILES_DIR),
    sourcesFolder: e.SOURCES_DIR === undefined ? null : resolve(e.SOURCES_DIR),
    calendarFile: e.CALENDAR_FILE === undefined ? null : resolve(e.CALENDAR_FILE),
    regionFolder: resolve(e.FENGQIAO_REGION ?? fromHere('../../fixtures/regions/bazhong')),
    tianditu:
      e.TIANDITU_KEY === undefined
        ? null
        : { url: e.TIANDITU_URL, key: e.TIANDITU_KEY, cacheMb: e.TIANDITU_CACHE_MB },
    dashboardFolder: resolve(e.FENGQIAO_DASHBOARD ?? fromHere('../../dashboard/dist')),
    demo: e.FENGQIAO_DEMO === '1',
    drill: false,
    migrate: e.FENGQIAO_MIGRATE === '1',
    tls:
      e.TLS_CERT !== undefined && e.TLS_KEY !== undefined
        ? {
            certFile: resolve(e.TLS_CERT),
            keyFile: resolve(e.TLS_KEY),
            clientCaFile: e.TLS_CLIENT_CA === undefined ? null : resolve(e.TLS_CLIENT_CA),
          }
        : null,
    terminals: e.FENGQIAO_TERMINALS ?? (e.FENGQIAO_DEMO === '1' ? 'optional' : 'required'),
    terminalProof: e.FENGQIAO_TERMINAL_PROOF,
    passwordMaxDays: e.PASSWORD_MAX_DAYS,
    auditDays: e.AUDIT_DAYS,
    caseTextYears: e.CASE_TEXT_YEARS,
    tierEveryMin: e.TIER_EVERY_MIN,
    trustProxy: e.TRUST_PROXY === '1',
    streamsPort: e.STREAMS_PORT,
    streamsNodes:
      e.STREAMS_SECRET === undefined || announced
        ? []
        : nodeUrls.map((url, index) => ({ url, publicUrl: publicUrls[index] ?? null })),
    streamsOrigins: announced ? publicUrls : [],
    streamsSecret: e.STREAMS_SECRET ?? null,
    cameraCheckHours: e.CAMERA_CHECK_HOURS,
    sealKey:
      e.SEAL_KEY === undefined
        ? null
        : [e.SEAL_KEY, ...split(e.SEAL_KEYS_OLD)].map((key) => Buffer.from(key, 'base64')),
    onvifDiscovery: e.ONVIF_DISCOVERY === '1',
    onvifNetworks: e.ONVIF_NETWORKS === undefined ? null : split(e.ONVIF_NETWORKS),
    metricsToken: e.METRICS_TOKEN ?? null,
    logLevel: e.LOG_LEVEL,
  };
}

/** A folder beside this package, from `src` and from `dist` alike. */
const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const split = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((url) => url.trim().replace(/\/+$/, ''))
    .filter((url) => url !== '');

const isPlain = ({ TLS_CERT, TRUST_PROXY }: { TLS_CERT?: string; TRUST_PROXY: string }): boolean =>
  TLS_CERT === undefined && TRUST_PROXY === '0';

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host);

/** What a demo should know that a real system is refused for; null = nothing. */
export const plainHttpWarning = ({ tls, trustProxy, host }: Config): string | null =>
  tls === null && !trustProxy && !isLoopback(host)
    ? 'gateway: everybody on the network can read what is sent here: there is no TLS. A real system (FENGQIAO_DEMO=0) is not started like this.'
    : null;
