// `npm start`: from a fresh clone to the running product on one machine. Everything it starts ends with it.
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answersOk } from './lib/answers-ok.mjs';
import { buildWhenStale } from './lib/build.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { freePort, portProblem } from './lib/ports.mjs';
import { Processes } from './lib/processes.mjs';
import { root } from './lib/root.mjs';
import { runToEnd } from './lib/run-to-end.mjs';
import { fail, say } from './lib/say.mjs';
import { readOrMakeSecrets } from './lib/secrets.mjs';

const port = Number(process.env.PORT ?? 8080);
const host = process.env.HOST ?? '127.0.0.1';
const streamsPort = Number(process.env.STREAMS_PORT ?? 8081);
const streamsHost = process.env.STREAMS_HOST ?? host;
const demo = (process.env.FENGQIAO_DEMO ?? '1') !== '0';
const dataDir = resolve(root, process.env.FENGQIAO_DATA ?? '.data');
const tls = Boolean(process.env.TLS_CERT);
const shownHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
const url = `${tls ? 'https' : 'http'}://${shownHost}:${port}`;

/** What has been started, in order; ended in the reverse order. */
const cleanUps = [];
let stopping = false;

async function stop(code) {
  if (stopping) return;
  stopping = true;
  say('Stopping …');
  for (const cleanUp of cleanUps.toReversed()) {
    await cleanUp().catch((error) => process.stderr.write(`${error.message}\n`));
  }
  say('Stopped.');
  process.exit(code);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
process.on('SIGHUP', () => void stop(0));

/**
 * npm runs this under a shell that a signal to npm ends without passing it on: when that shell is gone, so are we.
 * Only under npm: a process that a person put into the background has the right to outlive its terminal.
 */
function followShell() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && void stop(0), 500).unref();
}
followShell();

async function stopWith(text) {
  process.stderr.write(`\n✗ ${text}\n`);
  await stop(1);
}

async function checkPorts() {
  for (const [name, at, where] of [
    ['PORT', port, host],
    ['STREAMS_PORT', streamsPort, streamsHost],
  ]) {
    if (!Number.isInteger(at) || at < 1 || at > 65_535) fail(`${name} is not a port: ${process.env[name]}`);
    const problem = await portProblem(at, where);
    if (problem)
      fail(
        `Port ${at} on ${where} ${problem}. End what listens there, or choose another: ${name}=${at + 10} npm start`,
      );
  }
}

async function startDatabase() {
  const { startEmbedded } = await import('@fengqiao/db');
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  say('Starting PostgreSQL (embedded) …');
  const server = await startEmbedded({ dataDir, onProgress: say });
  cleanUps.push(() => server.stop());
  return server.url;
}

/** On a machine that has much else to do a gateway takes long; one that ends by itself is told of before. */
const gatewayPatienceMs = 180_000;

async function waitForHealth() {
  const until = Date.now() + gatewayPatienceMs;
  while (Date.now() < until && !stopping) {
    if (await answersOk(`${url}/api/health`)) return;
    await delay(150);
  }
  if (!stopping)
    await stopWith(
      `The gateway did not answer within ${gatewayPatienceMs / 1000} s; see gateway.log in ${join(dataDir, 'logs')}`,
    );
}

async function showAccounts(file) {
  const { accounts } = JSON.parse(await readFile(file, 'utf8'));
  process.stdout.write(`\n  Fengqiao runs at  ${url}\n\n  Demo accounts (also in ${file}):\n`);
  for (const { account, password, role, areaCode } of accounts) {
    process.stdout.write(`    ${account.padEnd(14)} ${password.padEnd(22)} ${role} · ${areaCode}\n`);
  }
  process.stdout.write('\n  Ctrl-C stops everything.\n\n');
}

await checkPorts();
await installWhenNeeded();
await buildWhenStale();
const logs = join(dataDir, 'logs');
try {
  await mkdir(logs, { recursive: true });
} catch (error) {
  fail(
    `The data folder ${dataDir} cannot be used: ${error.message}. Set FENGQIAO_DATA to a folder of your own.`,
  );
}

try {
  const secrets = await readOrMakeSecrets(dataDir);
  const databaseUrl = await startDatabase();
  const env = {
    ...secrets,
    DATABASE_URL: databaseUrl,
    FENGQIAO_DATA: dataDir,
    PORT: String(port),
    HOST: host,
    STREAMS_PORT: String(streamsPort),
    STREAMS_HOST: streamsHost,
    STREAMS_URL: `http://${shownHost}:${streamsPort}`,
    STREAMS_PUBLIC_URL: process.env.STREAMS_PUBLIC_URL ?? `http://${shownHost}:${streamsPort}`,
    STREAMS_ALLOW_ORIGIN:
      process.env.STREAMS_ALLOW_ORIGIN ?? `${url},${url.replace('127.0.0.1', 'localhost')}`,
    // Nothing is recorded until somebody decides so for a camera.
    STREAMS_RECORD_DIR: process.env.STREAMS_RECORD_DIR ?? join(dataDir, 'recordings'),
    // The demo's camera that turns is on this machine; the others are where a gateway looks for them by itself.
    ...(demo && {
      ONVIF_NETWORKS: process.env.ONVIF_NETWORKS ?? '10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,127.0.0.1/32',
    }),
    FENGQIAO_REGION: process.env.FENGQIAO_REGION ?? join(root, 'fixtures', 'regions', 'bazhong'),
  };
  const processes = new Processes({ logs, onGivenUp: (text) => void stopWith(text) });
  cleanUps.push(() => processes.stop());
  const credentials = join(dataDir, 'demo-credentials.json');

  if (demo) {
    const [cameraPort, devicePort] = [await freePort(), await freePort()];
    say('Starting 64 demo cameras (RTSP) …');
    processes.start('cameras', 'fixtures/dist/camera/server.js', {
      env: {
        CAMERA_PORT: String(cameraPort),
        CAMERA_COUNT: '64',
        CAMERA_ONVIF_PORT: String(devicePort),
      },
    });
    say('Loading the demo city …');
    await runToEnd('gateway/dist/seed-cli.js', {
      args: [
        ...['--region', env.FENGQIAO_REGION, '--demo'],
        ...['--credentials', credentials, '--url', url, '--camera-url', `rtsp://127.0.0.1:${cameraPort}`],
        ...['--device-url', `http://127.0.0.1:${devicePort}/onvif/device_service`],
      ],
      env,
      onLine: say,
    });
  }
  say('Starting streams and gateway …');
  const { HEAP_ARGUMENTS, HEAP_ENVIRONMENT } = await import('../streams/dist/node/heap-arguments.js');
  processes.start('streams', 'streams/dist/server.js', {
    env: { ...HEAP_ENVIRONMENT, ...env },
    nodeArgs: HEAP_ARGUMENTS,
  });
  processes.start('gateway', 'gateway/dist/server.js', { env });
  await waitForHealth();
  if (demo) {
    processes.start('feed', 'fixtures/dist/scenarios/server.js', {
      env: {
        FENGQIAO_URL: url,
        FENGQIAO_CREDENTIALS: credentials,
        FENGQIAO_DATA: dataDir,
        FENGQIAO_REGION: env.FENGQIAO_REGION,
      },
      onLine: say,
    });
    await showAccounts(credentials);
    say('Three years of history load in the background …');
  } else {
    process.stdout.write(`\n  Fengqiao runs at  ${url}\n`);
    process.stdout.write(
      `  The first start prints the set-up code in ${join(logs, 'gateway.log')}.\n  Ctrl-C stops everything.\n\n`,
    );
  }
} catch (error) {
  await stopWith(error instanceof Error ? error.message : String(error));
}
