import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { Day } from '@fengqiao/contract/common';
import { DutyInput, DutyRoster } from '@fengqiao/contract/duty';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { dutyRoster, putDuty } from './service.ts';

const tags = ['registry'];
const readers: RolePolicy = { roles: [...staffRoles, 'systemAdmin'], reach: 'subtree' };
const writers: RolePolicy = {
  roles: ['operator', 'head', 'systemAdmin'],
  reach: 'subtree',
  audit: 'duty.changed',
};

/** 值班 and 请销假 (FX-19): `GET /api/duty?centreId=&from=&days=`, `PUT /api/duty`. */
export const dutyRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/duty',
    {
      config: { policy: readers },
      schema: {
        tags,
        querystring: Type.Object(
          {
            centreId: Type.String({ minLength: 1, maxLength: 80 }),
            from: Day,
            days: Type.Optional(Type.Integer({ minimum: 1, maximum: 42, default: 7 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: DutyRoster },
      },
    },
    ({ session, query: { days = 7, ...query } }) => dutyRoster(app, session, { ...query, days }),
  );
  app.put(
    '/api/duty',
    {
      config: { policy: writers },
      schema: { tags, body: DutyInput, response: { 200: Type.Object({ changed: Type.Integer() }) } },
    },
    (request) => putDuty(app, request, request.body),
  );
};
