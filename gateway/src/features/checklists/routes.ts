import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import {
  ChecklistAreas,
  ChecklistItem,
  ChecklistItemInput,
  Checklists,
  ListId,
} from '@fengqiao/contract/checklists';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { checklistAreas, checklistsOf, putChecklistItem } from './service.ts';

const tags = ['registry'];
const strict = { additionalProperties: false } as const;
const readers: RolePolicy = { roles: staffRoles, reach: 'subtree' };
const writers: RolePolicy = { roles: ['leader', 'head'], reach: 'subtree', audit: 'checklist.changed' };
const querystring = Type.Object({ area: Type.Optional(AreaCode) }, strict);

/** What a centre is checked by (FX-14, FX-15): `GET /api/checklists`, `PUT /api/checklists/:list/:item`, `GET …/:list/areas`. */
export const checklistRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/checklists',
    { config: { policy: readers }, schema: { tags, querystring, response: { 200: Checklists } } },
    (request) => checklistsOf(app, request.session, request.query.area),
  );
  app.get(
    '/api/checklists/:list/areas',
    {
      config: { policy: readers },
      schema: { tags, params: Type.Object({ list: ListId }), querystring, response: { 200: ChecklistAreas } },
    },
    (request) => checklistAreas(app, request.session, request.params.list, request.query.area),
  );
  app.put(
    '/api/checklists/:list/:item',
    {
      config: { policy: writers },
      schema: {
        tags,
        /** `item` counts from 0. */
        params: Type.Object({ list: ListId, item: Type.Integer({ minimum: 0, maximum: 199 }) }),
        body: ChecklistItemInput,
        response: { 200: ChecklistItem },
      },
    },
    (request) => putChecklistItem(app, request, request.params, request.body),
  );
};
