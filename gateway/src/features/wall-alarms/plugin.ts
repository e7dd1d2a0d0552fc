import fp from 'fastify-plugin';
import { AlarmKeeper } from './alarm-keeper.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Raises the alarms of walls and brings them on and off. */
    wallAlarms: AlarmKeeper;
  }
}

/** Events of a case after which an alarm may begin or end. */
const telling = new Set(['tier.changed', 'case.resolved', 'case.closed', 'case.reopened']);

/** Keeps the alarms of walls from when the gateway listens. */
export const wallAlarmsPlugin = fp(
  async (app) => {
    const keeper = new AlarmKeeper(app);
    app.decorate('wallAlarms', keeper);
    app.realtime.onChanges((changes) => {
      // Seals ask their pages for snapshots, and so does a flood of changes.
      const asks = changes === null || changes.reload.length > 0 || changes.walls.length > 0;
      if (asks || changes.cases.some(({ change }) => telling.has(change.eventType))) keeper.hint();
    });
    app.addHook('onListen', async () => keeper.start());
    app.addHook('preClose', () => keeper.close());
  },
  { name: 'wallAlarms', dependencies: ['db', 'realtime'] },
);
