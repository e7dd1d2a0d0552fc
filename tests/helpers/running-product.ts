import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import { apiOf, type ProductApi } from './product-api.ts';
import type { ProductFacts } from './product-setup.ts';

/** The product that runs for the end-to-end tests, as its users and its sources meet it. */
export interface RunningProduct extends ProductFacts, ProductApi {
  /** Logs a terminal in without its login page. */
  logIn(context: BrowserContext, name: string): Promise<void>;
}

/** Asks for the product; the first file that asks waits for its start. */
export async function runningProduct(): Promise<RunningProduct> {
  const answer = await fetch(inject('productDesk'));
  if (!answer.ok) throw new Error(await answer.text());
  const facts = (await answer.json()) as ProductFacts;
  const api = apiOf(facts);
  return {
    ...facts,
    ...api,
    async logIn(context, name) {
      const { password } = api.account(name);
      const data = { account: name, password };
      const answered = await context.request.post(`${facts.url}/api/session`, { data });
      if (!answered.ok()) throw new Error(`${name} cannot log in: ${await answered.text()}`);
    },
  };
}
