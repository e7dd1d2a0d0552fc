import type { ErrorBody } from '@fengqiao/contract/errors';
import type { IngestEvent, IngestResult } from '@fengqiao/contract/ingest';
import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import type { DemoAccount } from './product.ts';
import type { ProductFacts } from './product-setup.ts';

/** The product that runs for the end-to-end tests, as its users and its sources meet it. */
export interface RunningProduct extends ProductFacts {
  account(name: string): DemoAccount;
  /** What any program may do with an account: asks the API and answers the body; throws with the refusal's words. */
  as(name: string): Promise<ApiClient>;
  /** Logs a terminal in without its login page. */
  logIn(context: BrowserContext, name: string): Promise<void>;
  /** Sends events as a source does; answers after they are stored. */
  send(events: IngestEvent[]): Promise<IngestResult>;
}

export type ApiClient = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** Asks for the product; the first file that asks waits for its start. */
export async function runningProduct(): Promise<RunningProduct> {
  const answer = await fetch(inject('productDesk'));
  if (!answer.ok) throw new Error(await answer.text());
  const facts = (await answer.json()) as ProductFacts;
  const account = (name: string): DemoAccount => {
    const found = facts.accounts.find((each) => each.account === name);
    if (!found) throw new Error(`the demo has no account ${name}`);
    return found;
  };
  const credentials = (name: string) => ({ account: name, password: account(name).password });
  const post = (path: string, headers: Record<string, string>, body: unknown): Promise<Response> =>
    fetch(facts.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    ...facts,
    account,
    async as(name) {
      const login = await post('/api/session', {}, credentials(name));
      const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
        const sent = await fetch(facts.url + path, {
          method,
          headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (!sent.ok) throw new Error(`${method} ${path}: ${await codeOf(sent)}`);
        return (await sent.json()) as T;
      };
    },
    async logIn(context, name) {
      const answered = await context.request.post(`${facts.url}/api/session`, { data: credentials(name) });
      if (!answered.ok()) throw new Error(`${name} cannot log in: ${await answered.text()}`);
    },
    async send(events) {
      const sent = await post('/api/ingest/events', { authorization: `Bearer ${facts.sourceKey}` }, events);
      if (!sent.ok) throw new Error(`events refused: ${await codeOf(sent)}`);
      return (await sent.json()) as IngestResult;
    },
  };
}

const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as ErrorBody).error.code;
