import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:http2';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { issueRescueCode } from '@fengqiao/gateway/features/terminals/rescue-code';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasOpenssl, type KeyPair, selfSigned, signedBy } from '../helpers/certificates.ts';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the body of any route
  body: any;
  cookie: string;
}

describe.skipIf(!hasOpenssl).each(engines())('terminals with a client certificate on %s', (engine) => {
  let gateway: DemoGateway;
  let folder: string;
  let url: string;
  let terminal: KeyPair;
  let other: KeyPair;
  let forged: KeyPair;
  let cookie: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fengqiao-certificates-'));
    const server = selfSigned(folder, '127.0.0.1');
    const authority = selfSigned(folder, 'authority');
    terminal = signedBy(authority, folder, 'terminal');
    other = signedBy(authority, folder, 'other');
    forged = selfSigned(folder, 'forged');
    gateway = await demoGateway(engine, {
      env: {
        TLS_CERT: server.certFile,
        TLS_KEY: server.keyFile,
        TLS_CLIENT_CA: authority.certFile,
        FENGQIAO_TERMINAL_PROOF: 'certificate',
        FENGQIAO_TERMINALS: 'required',
      },
    });
    url = await gateway.listen();
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Over HTTP/1.1, each time on a connection of its own. */
  const ask = (method: string, path: string, pair: KeyPair | null, payload?: object, headers: object = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request(
        url + path,
        {
          method,
          headers: { ...(payload && { 'content-type': 'application/json' }), ...headers },
          rejectUnauthorized: false,
          agent: false,
          ...(pair && { key: pair.key, cert: pair.cert }),
        },
        async (response) => {
          let text = '';
          for await (const chunk of response) text += chunk;
          resolve({
            status: response.statusCode ?? 0,
            body: text === '' ? null : JSON.parse(text),
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
          });
        },
      );
      sent.on('error', reject).end(payload && JSON.stringify(payload));
    });
  const login = (pair: KeyPair | null, account = 'admin01') => {
    const password = gateway.credentials.accounts.find((each) => each.account === account)?.password;
    return ask('POST', '/api/session', pair, { account, password });
  };

  it('are enrolled with the certificate of the connection, once', async () => {
    const code = await issueRescueCode(gateway.app);
    const enrol = async (pair: KeyPair | null) => {
      const { nonce } = (await ask('GET', '/api/session/challenge', pair)).body;
      return ask('POST', '/api/terminals', pair, { code, nonce });
    };
    expect((await enrol(null)).body.error.code).toBe('terminal.badKey');
    expect((await enrol(forged)).body.error.code).toBe('terminal.badKey');
    expect((await enrol(terminal)).status).toBe(201);
    expect((await enrol(terminal)).body.error.code).toBe('terminal.badCode');
  });

  it('log in without sending anything of their own', async () => {
    for (const pair of [null, other, forged])
      expect((await login(pair)).body.error.code).toBe('session.terminalRequired');
    const answer = await login(terminal);
    expect(answer.body).toMatchObject({ account: 'admin01', terminal: { name: '应急终端' } });
    cookie = answer.cookie;
  });

  it('are the only ones that the cookie is good for, over HTTP/1.1 and HTTP/2', async () => {
    const http2 = async (pair: KeyPair | null): Promise<number> => {
      const session = connect(url, {
        rejectUnauthorized: false,
        ...(pair && { key: pair.key, cert: pair.cert }),
      });
      const stream = session.request({ ':path': '/api/session', cookie });
      const status = await new Promise<number>((resolve, reject) => {
        stream.once('response', (headers) => resolve(Number(headers[':status'])));
        stream.once('error', reject);
      });
      session.destroy();
      return status;
    };
    for (const [pair, status] of [
      [terminal, 200],
      [null, 401],
      [other, 401],
      [forged, 401],
    ] as const) {
      expect((await ask('GET', '/api/session', pair, undefined, { cookie })).status).toBe(status);
      expect(await http2(pair)).toBe(status);
    }
    const { rows } = await gateway.db.ownerPool.query(
      `select entry::jsonb -> 'detail' as detail from audit where action = 'session.copied'`,
    );
    expect(rows).toEqual([{ detail: { fault: 'certificate' } }]);
  });

  it('are known, and others are not, when a connection resumes the TLS session of one before', async () => {
    const twice = async (pair: KeyPair) => {
      const agent = new Agent({ key: pair.key, cert: pair.cert, rejectUnauthorized: false });
      const answers: { resumed: boolean; status: number | undefined }[] = [];
      for (let n = 0; n < 2; n += 1) {
        const sent = request(`${url}/api/session`, { agent, headers: { cookie, connection: 'close' } });
        const [response] = (await once(sent.end(), 'response')) as [IncomingMessage];
        const resumed = (response.socket as TLSSocket).isSessionReused();
        response.resume();
        await once(response, 'close');
        answers.push({ resumed, status: response.statusCode });
      }
      agent.destroy();
      return answers;
    };
    expect(await twice(terminal)).toEqual([
      { resumed: false, status: 200 },
      { resumed: true, status: 200 },
    ]);
    for (const pair of [other, forged])
      expect((await twice(pair)).map(({ status }) => status)).toEqual([401, 401]);
  });

  it.each(['websocket', 'polling'])('are the only ones that open sockets by %s', async (transport) => {
    const open = (pair: KeyPair | null) =>
      new Promise<string>((resolve) => {
        const page = io(url, {
          transports: [transport],
          extraHeaders: { cookie, origin: url },
          rejectUnauthorized: false,
          reconnection: false,
          forceNew: true,
          ...(pair && { key: pair.key.toString(), cert: pair.cert.toString() }),
        });
        page.once('connect', () => resolve('open')).once('connect_error', ({ message }) => resolve(message));
        page.once('connect', () => page.disconnect());
      });
    expect(await open(terminal)).toBe('open');
    expect(await open(other)).toBe('session.badProof');
    expect(await open(null)).toBe('session.badProof');
  });
});
