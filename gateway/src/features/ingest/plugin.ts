import { announceOutbox } from '@fengqiao/db/queries/ingest';
import fp from 'fastify-plugin';
import { ReporterKeys } from '../../plugins/reporter-keys.ts';
import { createIngestor, type Ingestor } from './ingestor.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The one way in for events: HTTP, files, repairs. */
    ingestor: Ingestor;
    /** Hashes who reported; null where no secret is configured: then nobody's reports are told to be one person's. */
    reporters: ReporterKeys | null;
  }
}

/** Makes the ingestor and waits for its open batches when the gateway closes. */
export const ingestPlugin = fp(
  async (app) => {
    const { sealKey } = app.config;
    const reporters = sealKey === null ? null : new ReporterKeys(app.pool, sealKey);
    const ingestor = createIngestor({
      pool: app.pool,
      places: app.places,
      profile: app.profile,
      ...(reporters === null ? {} : { reporters }),
      calendar: app.workingDays.calendar,
      inForce: () => app.tierRules.current(),
      observe: (call) => app.sourceMeter.note(call, Date.now()),
      announce: (outbox) => {
        announceOutbox(app.pool, outbox).catch((error: unknown) => app.log.debug({ err: error }, 'announce'));
      },
    });
    app.decorate('ingestor', ingestor);
    app.decorate('reporters', reporters);
    app.addHook('onClose', () => ingestor.close());
  },
  {
    name: 'ingest',
    dependencies: ['calendar', 'db', 'errors', 'places', 'profile', 'sourceMeter', 'tierRules'],
  },
);
