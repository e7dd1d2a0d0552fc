import type { NodeAnnouncement } from '@fengqiao/contract/stream-node';
import { announceNode, forgetNodes } from '@fengqiao/db/queries/stream-nodes';
import type { FastifyInstance } from 'fastify';
import { forgetNodesAfterHours } from '../../plugins/media.ts';

const sweepEveryMs = 3_600_000;

/** Writes nodes down for all gateways; each of them looks once a second. */
export class NodeRegister {
  readonly #app: FastifyInstance;
  #sweptAt = 0;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async announce({ url, publicUrl, capacity, version }: NodeAnnouncement): Promise<void> {
    await announceNode(this.#app.pool, { url, publicUrl, capacity, version });
    if (Date.now() - this.#sweptAt < sweepEveryMs) return;
    this.#sweptAt = Date.now();
    await forgetNodes(this.#app.pool, forgetNodesAfterHours);
  }
}
