import type { ErrorBody } from '@fengqiao/contract/errors';
import type { IngestEvent, IngestResult } from '@fengqiao/contract/ingest';
import type { DemoAccount } from './product.ts';

/** Asks the API and answers the body; throws with method, path and error code of a refusal. */
export type ApiClient = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** The running product as programs meet it. */
export interface ProductApi {
  account(name: string): DemoAccount;
  /** Without a login. */
  get<T>(path: string): Promise<T>;
  /** Without a login. */
  post<T>(path: string, body: unknown): Promise<T>;
  /** Logs a demo account in. */
  as(name: string): Promise<ApiClient>;
  /** Sends events as a source does; answers after they are stored. */
  send(events: IngestEvent[]): Promise<IngestResult>;
}

export function apiOf(product: { url: string; sourceKey: string; accounts: DemoAccount[] }): ProductApi {
  const request = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> => {
    const sent = await fetch(product.url + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (sent.ok) return sent;
    const { error } = (await sent.json()) as ErrorBody;
    throw new Error(`${method} ${path}: ${error.code} (${error.message})`);
  };
  const json = async <T>(answer: Promise<Response>): Promise<T> => {
    const answered = await answer;
    return (answered.status === 204 ? null : await answered.json()) as T;
  };
  const account = (name: string): DemoAccount => {
    const found = product.accounts.find((each) => each.account === name);
    if (!found) throw new Error(`the demo has no account ${name}`);
    return found;
  };
  return {
    account,
    get: (path) => json(request('GET', path)),
    post: (path, body) => json(request('POST', path, body)),
    async as(name) {
      const { password } = account(name);
      const login = await request('POST', '/api/session', { account: name, password });
      const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      return (method, path, body) => json(request(method, path, body, { cookie }));
    },
    send: (events) =>
      json(request('POST', '/api/ingest/events', events, { authorization: `Bearer ${product.sourceKey}` })),
  };
}
