import { enrolMessage, loginMessage, type PublicKey } from '@fengqiao/contract/terminals';
import { issueRescueCode } from '@fengqiao/gateway/features/terminals/rescue-code';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { SoftwareAuthenticator } from '../helpers/software-authenticator.ts';
import { type TerminalClient, terminalClient } from '../helpers/terminal-client.ts';
import { type TerminalKey, terminalKey } from '../helpers/terminal-key.ts';

/** Of the pages that Fastify's `inject` plays. */
const origin = 'http://localhost';
const account = 'admin01';

describe.each(engines())('terminals with an authenticator on %s', (engine) => {
  let gateway: DemoGateway;
  let client: TerminalClient;
  let authenticator: SoftwareAuthenticator;
  let id: string;
  let pageKey: TerminalKey;
  beforeAll(async () => {
    const env = { FENGQIAO_TERMINALS: 'required', FENGQIAO_TERMINAL_PROOF: 'webauthn' };
    gateway = await demoGateway(engine, { env });
    client = terminalClient(gateway.app);
    authenticator = new SoftwareAuthenticator(origin);
    pageKey = await terminalKey();
  });
  afterAll(() => gateway.close());

  const password = () =>
    gateway.credentials.accounts.find((each) => each.account === account)?.password ?? '';
  /** `signedFor`: the page key that the assertion vouches for, if not the one that is sent. */
  const login = async (
    make: (message: string) => object | undefined,
    nonce?: string,
    signedFor?: PublicKey,
  ) => {
    const used = nonce ?? (await client.nonce());
    const sessionKey = pageKey.publicKey;
    const assertion = make(loginMessage(used, account, signedFor ?? sessionKey));
    return client.login(account, password(), {
      id,
      nonce: used,
      sessionKey,
      ...(assertion && { assertion }),
    });
  };

  it('are enrolled with what the authenticator attests over the challenge', async () => {
    const code = (await issueRescueCode(gateway.app)) ?? '';
    const enrol = async (registration: (message: string) => unknown) => {
      const nonce = await client.nonce();
      return client.enrolWith({ code, nonce, registration: registration(enrolMessage(nonce)) });
    };
    const elsewhere = new SoftwareAuthenticator('http://elsewhere.example');
    const refused = [
      await enrol(() => authenticator.register('another challenge')),
      await enrol((message) => elsewhere.register(message)),
      await enrol(() => ({ id: 'nonsense' })),
      await enrol(() => null),
    ];
    expect(refused.map(({ body }) => body.error.code)).toEqual(Array(4).fill('terminal.badKey'));
    const enrolled = await enrol((message) => authenticator.register(message));
    expect(enrolled.status).toBe(201);
    id = enrolled.body.id;
  });

  it('log in with an assertion, and the page signs the proofs with a key of its own', async () => {
    const { status, body, cookie } = await login((message) => authenticator.assert(message));
    expect({ status, terminal: body.terminal?.id }).toEqual({ status: 200, terminal: id });
    const get = async (proof?: string) =>
      (
        await gateway.app.inject({
          url: '/api/session',
          headers: { cookie, ...(proof && { 'x-terminal-proof': proof }) },
        })
      ).statusCode;
    expect(await get(await pageKey.proof(body.id))).toBe(200);
    expect(await get()).toBe(401);
    expect(await get(await (await terminalKey()).proof(body.id))).toBe(401);
  });

  it('are refused with a replay, another authenticator, another page, or a counter that went back', async () => {
    const other = new SoftwareAuthenticator(origin);
    const elsewhere = new SoftwareAuthenticator('http://elsewhere.example');
    const nonce = await client.nonce();
    expect((await login((message) => authenticator.assert(message), nonce)).status).toBe(200);
    const refused = [
      await login((message) => authenticator.assert(message), nonce),
      await login(() => authenticator.assert('another challenge')),
      await login((message) => other.assert(message)),
      await login((message) => ({ ...other.assert(message), ...identity(authenticator) })),
      await login((message) => ({ ...elsewhere.assert(message), ...identity(authenticator) })),
      await login((message) => authenticator.assert(message, 1)),
      await login(() => ({})),
      await login(() => undefined),
    ];
    expect(refused.map(({ body }) => body.error?.code)).toEqual(Array(8).fill('session.badTerminal'));
    expect((await login((message) => authenticator.assert(message, 50))).status).toBe(200);
  });
});

const identity = ({ id }: SoftwareAuthenticator) => ({
  id: id.toString('base64url'),
  rawId: id.toString('base64url'),
});
