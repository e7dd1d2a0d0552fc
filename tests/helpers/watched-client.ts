import type { SecretHunt } from './secret-hunt.ts';

/** What belongs in the answers of one account: the beginnings of the names of marks. */
export type MayRead = (method: string, path: string) => readonly string[];

/** A client that logs in, and shows every answer it gets, headers included, to a hunt. */
export class WatchedClient {
  readonly #url: string;
  readonly #hunt: SecretHunt;
  readonly #mayRead: MayRead;
  #cookie = '';
  /** Who is asking, for the places of finds. */
  readonly who: string;

  constructor(url: string, hunt: SecretHunt, who: string, mayRead: MayRead = () => []) {
    this.#url = url;
    this.#hunt = hunt;
    this.who = who;
    this.#mayRead = mayRead;
  }

  /** Logs in; from now on the cookie is a marked secret. Answers the status. */
  async logIn(password: string, code?: string): Promise<number> {
    const body = { account: this.who, password, ...(code === undefined ? {} : { code }) };
    const { status, headers } = await this.ask('POST', '/api/session', body);
    const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    if (status === 200) {
      this.#cookie = cookie;
      this.#hunt.mark(`cookie of ${this.who}`, cookie.slice(cookie.indexOf('=') + 1));
    }
    return status;
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: string; headers: Headers }> {
    const answer = await fetch(this.#url + path, {
      method,
      headers: {
        ...headers,
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const place = `the answer to ${this.who}: ${method} ${path} ${answer.status}`;
    this.#hunt.look(place, text, this.#mayRead(method, path));
    this.#hunt.look(`${place}, headers`, JSON.stringify([...answer.headers]));
    return { status: answer.status, body: text, headers: answer.headers };
  }

  /** The body of a success. Throws what a refusal says. */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path} as ${this.who}: ${answer.body}`);
    return (answer.body === '' ? null : JSON.parse(answer.body)) as T;
  }
}
