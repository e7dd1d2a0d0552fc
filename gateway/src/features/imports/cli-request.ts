import type { ErrorBody } from '@fengqiao/contract/errors';

/** A refusal in words; the command ends with 1. */
export class Refusal extends Error {}

/** A gateway and the way to ask it. Throws `Refusal` when it refuses or does not answer. */
export interface Asked {
  /** Without a slash at its end. */
  url: string;
  ask<T>(path: string, init: RequestInit): Promise<{ body: T; headers: Headers }>;
}

/** Asks the gateway at an address. */
export function gatewayAt(address: string): Asked {
  const url = address.replace(/\/+$/, '');
  return {
    url,
    async ask<T>(path: string, init: RequestInit) {
      const answer = await fetch(url + path, init).catch((error: unknown) => {
        const cause = (error as { cause?: { code?: string } }).cause?.code ?? String(error);
        throw new Refusal(`${new URL(url).origin} does not answer (${cause}): does the gateway run there?`);
      });
      const body = answer.status === 204 ? null : ((await answer.json()) as T & Partial<ErrorBody>);
      if (!answer.ok) throw new Refusal(body?.error?.message ?? `the gateway answered ${answer.status}`);
      return { body: body as T, headers: answer.headers };
    },
  };
}
