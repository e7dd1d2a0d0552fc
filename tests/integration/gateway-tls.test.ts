import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:http2';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';

/** A certificate is made with the openssl command; Node itself makes none. */
const openssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!openssl).each(engines())('the gateway over TLS on %s', (engine) => {
  let gateway: DemoGateway;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fengqiao-tls-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const words =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1';
    execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
    gateway = await demoGateway(engine, { env: { TLS_CERT: cert, TLS_KEY: key } });
    url = await gateway.listen();
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  });

  const logIn = (): Promise<{ cookie: string; hsts: string }> =>
    new Promise((resolve, reject) => {
      const account = gateway.credentials.accounts[0];
      const body = JSON.stringify({ account: account?.account, password: account?.password });
      const headers = { 'content-type': 'application/json', origin: url };
      const sent = request(
        `${url}/api/session`,
        { method: 'POST', headers, rejectUnauthorized: false },
        (response) => {
          response.resume();
          resolve({
            cookie: response.headers['set-cookie']?.[0] ?? '',
            hsts: String(response.headers['strict-transport-security']),
          });
        },
      );
      sent.on('error', reject).end(body);
    });

  it('binds the cookie to this host and to TLS, and asks browsers to stay with TLS', async () => {
    const { cookie, hsts } = await logIn();
    expect(cookie).toMatch(/^__Host-fengqiao=/);
    expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
    expect(hsts).toBe('max-age=31536000');
  });

  it('speaks HTTP/2', async () => {
    const session = connect(url, { rejectUnauthorized: false });
    const stream = session.request({ ':path': '/api/health' });
    const status = await new Promise((resolve, reject) => {
      stream.once('response', (headers) => resolve(headers[':status']));
      stream.once('error', reject);
    });
    expect(status).toBe(200);
    expect(session.alpnProtocol).toBe('h2');
    session.destroy();
  });

  it.each(['websocket', 'polling'])('opens sockets by %s', async (transport) => {
    const { cookie } = await logIn();
    const page = io(url, {
      transports: [transport],
      extraHeaders: { cookie: cookie.split(';')[0] ?? '', origin: url },
      rejectUnauthorized: false,
      reconnection: false,
      forceNew: true,
    });
    await new Promise((resolve, reject) => page.once('heartbeat', resolve).once('connect_error', reject));
    page.disconnect();
  });
});
