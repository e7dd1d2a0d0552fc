import type { EventEmitter } from 'node:events';
import fp from 'fastify-plugin';
import { divert } from './divert.ts';
import { Drill } from './drill.ts';
import type { BuildGateway } from './space.ts';

declare module 'fastify' {
  interface FastifyInstance {
    drill: Drill;
  }
}

/** Drills (演练): a second gateway in this process on a database that is thrown away. */
export const drillPlugin = fp<{ build: BuildGateway }>(
  async (app, { build }) => {
    const drill = new Drill(app, build);
    app.decorate('drill', drill);
    app.addHook('onReady', async () => {
      divert(app.server as EventEmitter, () => drill.server);
      void drill.clearLeftOver();
    });
    app.addHook('preClose', () => drill.close());
  },
  { name: 'drill', dependencies: ['auth', 'audit', 'db', 'realtime'] },
);
