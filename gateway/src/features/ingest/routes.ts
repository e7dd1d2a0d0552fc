import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IngestEvent, IngestResult, maxIngestBatch } from '@fengqiao/contract/ingest';
import Type from 'typebox';
import { type IngestBody, readJsonArray, readLines } from './read-body.ts';

/** A request of 10,000 events with short texts fits; a larger one is cut by its sender. */
const bodyLimit = 5 * 1024 * 1024;

/** `POST /api/ingest/events`: a JSON array or NDJSON; 2xx only after COMMIT. */
export const ingestRoutes: FastifyPluginAsyncTypebox = async (app) => {
  // Events are examined one by one, so that a faulty one goes to quarantine and its neighbours are stored.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit },
    async (_: unknown, body: Buffer) => readJsonArray(body),
  );
  app.addContentTypeParser<Buffer>(
    'application/x-ndjson',
    { parseAs: 'buffer', bodyLimit },
    async (_: unknown, body: Buffer) => readLines(body),
  );

  app.post(
    '/api/ingest/events',
    {
      config: { policy: 'source' },
      bodyLimit,
      validatorCompiler: () => () => true,
      schema: {
        tags: ['ingest'],
        consumes: ['application/json', 'application/x-ndjson'],
        body: Type.Array(IngestEvent, { maxItems: maxIngestBatch }),
        response: { 200: IngestResult },
      },
    },
    async (request) => {
      const { events, suspicious } = request.body as unknown as IngestBody;
      const result = await app.ingestor.ingest(request.source, events, { suspicious });
      const { accepted, duplicates, quarantined } = result;
      app.metrics.ingested.inc({ outcome: 'accepted' }, accepted);
      if (duplicates > 0) app.metrics.ingested.inc({ outcome: 'duplicate' }, duplicates);
      if (quarantined.length > 0) app.metrics.ingested.inc({ outcome: 'quarantined' }, quarantined.length);
      return result;
    },
  );
};
