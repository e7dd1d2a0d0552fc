import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { administratorRoles, staffRoles } from '@fengqiao/contract/accounts';
import { AdapterName, NamedAdapter } from '@fengqiao/contract/adapters';
import { IngestResult } from '@fengqiao/contract/ingest';
import Type from 'typebox';
import { columnsOf } from '../header.ts';
import { type PushedBody, readPushedBody } from './pushed-body.ts';
import { takePushed } from './take-pushed.ts';

/** As much as a request of events may hold. */
const bodyLimit = 5 * 1024 * 1024;

/** `POST /api/ingest/:adapter`: a sender's own JSON, as it is; 2xx only after COMMIT. `GET /api/adapters`. */
export const adapterRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/adapters',
    {
      config: { policy: { roles: [...staffRoles, ...administratorRoles], reach: 'none' } },
      schema: { tags: ['sources'], response: { 200: Type.Array(NamedAdapter) } },
    },
    async () =>
      [...app.adapters].map(([name, { mapping, rows: _, ...adapter }]) => ({
        name,
        ...adapter,
        fields: columnsOf(mapping),
      })),
  );

  // Rows are read one by one, so that a faulty one goes to quarantine and its neighbours are stored.
  await app.register(async (push) => {
    push.removeAllContentTypeParsers();
    push.addContentTypeParser<Buffer>(
      ['application/json', 'application/x-ndjson'],
      { parseAs: 'buffer', bodyLimit },
      async (request: { headers: { 'content-type'?: string } }, body: Buffer) =>
        readPushedBody(body, request.headers['content-type'] ?? ''),
    );
    push.post(
      '/api/ingest/:adapter',
      {
        config: { policy: 'source' },
        bodyLimit,
        validatorCompiler: () => () => true,
        schema: {
          tags: ['ingest'],
          consumes: ['application/json', 'application/x-ndjson'],
          params: Type.Object({ adapter: AdapterName }),
          body: Type.Unknown(),
          response: { 200: IngestResult },
        },
      },
      async (request) => {
        const { adapter } = request.params as { adapter: string };
        return takePushed(push, request.source, adapter, request.body as PushedBody);
      },
    );
  });
};
