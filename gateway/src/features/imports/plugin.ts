import { join } from 'node:path';
import type { Adapter } from '@fengqiao/contract/adapters';
import type { ImportMapping } from '@fengqiao/contract/imports';
import fp from 'fastify-plugin';
import { loadAdapters } from './adapters/load-adapters.ts';
import { withPlaceNames } from './adapters/with-place-names.ts';
import { repairedEvents } from './repaired-events.ts';
import { ImportRunner } from './runner.ts';

declare module 'fastify' {
  interface FastifyInstance {
    imports: ImportRunner;
    /** Folder of uploaded files, private to this gateway. */
    importFolder: string;
    /** How senders' own rows are read, by name: shipped ones and the site's. */
    adapters: ReadonlyMap<string, Adapter & { own: boolean }>;
    /** The mapping of an adapter for a sender of a range of areas, whose names it knows; null = there is no such adapter. */
    mappingOf(adapter: string, range: { lo: number; hi: number }): Promise<ImportMapping | null>;
    /** A repaired event, or row of an import with this mapping, as events of a source of an area. */
    repairedEvents(repaired: unknown, mapping: unknown, areaCode: string): unknown[];
  }
}

/** Runs imports, and ends those cleanly that a closing or killed gateway leaves. */
export const importsPlugin = fp(
  async (app) => {
    const runner = new ImportRunner(app);
    app.decorate('imports', runner);
    app.decorate('mappingOf', async (adapter, range) => {
      const known = app.adapters.get(adapter);
      return known === undefined ? null : withPlaceNames(known.mapping, await app.places.current(), range);
    });
    const { sourcesFolder } = app.config;
    app.decorate('adapters', loadAdapters(sourcesFolder && join(sourcesFolder, 'adapters')));
    app.decorate('importFolder', join(app.config.dataFolder, 'imports'));
    app.decorate('repairedEvents', (repaired, mapping, areaCode) =>
      repairedEvents(repaired, mapping as ImportMapping | null, areaCode, app.profile),
    );
    app.addHook('onReady', async () => {
      await runner.recover(app.importFolder);
    });
    app.addHook('preClose', () => runner.close());
  },
  { name: 'imports', dependencies: ['ingest', 'places', 'profile'] },
);
