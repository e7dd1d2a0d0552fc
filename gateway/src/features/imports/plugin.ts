import { join } from 'node:path';
import type { ImportMapping } from '@fengqiao/contract/imports';
import fp from 'fastify-plugin';
import { repairedEvents } from './repaired-events.ts';
import { ImportRunner } from './runner.ts';

declare module 'fastify' {
  interface FastifyInstance {
    imports: ImportRunner;
    /** Folder of uploaded files, private to this gateway. */
    importFolder: string;
    /** A repaired event, or row of an import with this mapping, as events of a source of an area. */
    repairedEvents(repaired: unknown, mapping: unknown, areaCode: string): unknown[];
  }
}

/** Runs imports, and ends those cleanly that a closing or killed gateway leaves. */
export const importsPlugin = fp(
  async (app) => {
    const runner = new ImportRunner(app);
    app.decorate('imports', runner);
    app.decorate('importFolder', join(app.config.dataFolder, 'imports'));
    app.decorate('repairedEvents', (repaired, mapping, areaCode) =>
      repairedEvents(repaired, mapping as ImportMapping | null, areaCode, app.profile),
    );
    app.addHook('onReady', async () => {
      await runner.recover(app.importFolder);
    });
    app.addHook('preClose', () => runner.close());
  },
  { name: 'imports', dependencies: ['ingest', 'profile'] },
);
