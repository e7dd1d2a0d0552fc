import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Page } from '@fengqiao/contract/common';
import { QuarantineItem } from '@fengqiao/contract/imports';
import { IngestResult } from '@fengqiao/contract/ingest';
import Type from 'typebox';
import { paging } from '../../plugins/paging.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { findItems, retryItem } from './service.ts';

/** Those who take cases in: the events hold what people said. */
const policy: RolePolicy = { roles: ['operator', 'clerk', 'leader', 'head'], reach: 'subtree' };
const ListQuery = Type.Object(
  {
    importId: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })),
    /** Only those that wait for repair. */
    open: Type.Optional(Type.Boolean()),
    ...paging,
  },
  { additionalProperties: false },
);
const ItemParams = Type.Object({ id: Type.String({ pattern: '^\\d{1,15}$' }) });
const Repair = Type.Object(
  {
    /** The repaired event, or the repaired row of a file by its column names. */
    event: Type.Unknown(),
  },
  { additionalProperties: false },
);

/** `GET /api/quarantine`, `POST /api/quarantine/:id/retry`. */
export const quarantineRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/quarantine',
    {
      config: { policy },
      schema: { tags: ['quarantine'], querystring: ListQuery, response: { 200: Page(QuarantineItem) } },
    },
    (request) => findItems(app, request.session, request.query),
  );

  app.post(
    '/api/quarantine/:id/retry',
    {
      config: { policy: { ...policy, audit: 'data.repaired' } },
      schema: { tags: ['quarantine'], params: ItemParams, body: Repair, response: { 200: IngestResult } },
    },
    (request) => retryItem(app, request, Number(request.params.id), request.body.event),
  );
};
