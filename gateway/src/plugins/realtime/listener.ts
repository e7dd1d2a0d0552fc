import type { Client, Pool } from '../db.ts';

const retryMs = 1_000;

/** Hears what the database tells on some channels, over one connection of its own, until `stop()`. A hint, never the truth. */
export class Listener {
  readonly #pool: Pool;
  readonly #onMessage: (channel: string, payload: string) => void;
  readonly #channels: readonly string[];
  #client: Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    pool: Pool,
    channels: readonly string[],
    onMessage: (channel: string, payload: string) => void,
  ) {
    this.#pool = pool;
    this.#channels = channels;
    this.#onMessage = onMessage;
  }

  /** Connects, and again whenever the connection is lost. Never throws. */
  async start(): Promise<void> {
    try {
      const client = await this.#pool.connect();
      if (this.#stopped) {
        client.release(true);
        return;
      }
      this.#client = client;
      client.on('notification', ({ channel, payload }) => this.#onMessage(channel, payload ?? ''));
      client.once('error', () => this.#lost(client));
      client.once('end', () => this.#lost(client));
      await client.query(this.#channels.map((channel) => `listen ${channel}`).join('; '));
    } catch {
      this.#lost(this.#client);
    }
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#drop();
  }

  #lost(client: Client | null): void {
    if (client !== this.#client || this.#stopped) return;
    this.#drop();
    this.#timer = setTimeout(() => void this.start(), retryMs);
  }

  #drop(): void {
    const client = this.#client;
    this.#client = null;
    client?.removeAllListeners('notification');
    client?.release(true);
  }
}
