import type { Session } from '@fengqiao/contract/accounts';
import {
  TERMINAL_PROOF_HEADER,
  type TerminalLogin,
  type TerminalSummary,
} from '@fengqiao/contract/terminals';
import type { FastifyInstance } from 'fastify';
import { type TerminalKey, terminalKey } from './terminal-key.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the body of any route
  body: any;
}

/** A login on a terminal: what its page sends with every request. */
export interface TerminalPage {
  key: TerminalKey;
  session: Session;
  cookie: string;
  /** Asks with a fresh proof, or with another one, or with none (null). */
  ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    proof?: string | null,
  ): Promise<Answer>;
}

/** What a machine that is or becomes a terminal does, without a browser. */
export function terminalClient(app: FastifyInstance) {
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    { headers = {}, remoteAddress = '127.0.0.1' } = {},
  ) => app.inject({ method, url, headers, remoteAddress, ...(payload && { payload }) });
  let machines = 0;

  const client = {
    async nonce(): Promise<string> {
      return (await send('GET', '/api/session/challenge')).json().nonce;
    },
    /** Makes a new key the terminal of a code. */
    async enrol(code: string): Promise<{ key: TerminalKey; id: string }> {
      const key = await terminalKey();
      const answer = await client.enrolWith(await key.enrolment(code, await client.nonce()));
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return { key, id: (answer.body as TerminalSummary).id };
    },
    /** Each time from another address, unless told. */
    async enrolWith(enrolment: object, remoteAddress = `10.0.0.${++machines}`): Promise<Answer> {
      const answer = await send('POST', '/api/terminals', enrolment, { remoteAddress });
      return { status: answer.statusCode, body: answer.json() };
    },
    async login(
      account: string,
      password: string,
      terminal?: TerminalLogin,
      code?: string,
      takeOver?: boolean,
    ) {
      const payload = {
        account,
        password,
        ...(terminal && { terminal }),
        ...(code && { code }),
        ...(takeOver && { takeOver }),
      };
      const answer = await send('POST', '/api/session', payload);
      const cookie = answer.cookies.find(({ name }) => name === 'fengqiao')?.value;
      return { status: answer.statusCode, body: answer.json(), cookie: `fengqiao=${cookie}` };
    },
    /** Logs in on a terminal. */
    async open(
      { key, id }: { key: TerminalKey; id: string },
      account: string,
      password: string,
    ): Promise<TerminalPage> {
      const terminal = await key.login(id, await client.nonce(), account);
      const { status, body: session, cookie } = await client.login(account, password, terminal);
      if (status !== 200) throw new Error(JSON.stringify(session));
      return {
        key,
        session,
        cookie,
        async ask(method, url, payload, proof) {
          const shown = proof === undefined ? await key.proof(session.id) : proof;
          const headers = { cookie, ...(shown !== null && { [TERMINAL_PROOF_HEADER]: shown }) };
          const answer = await send(method, url, payload, { headers });
          return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
        },
      };
    },
  };
  return client;
}

export type TerminalClient = ReturnType<typeof terminalClient>;
