import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import { CentreRegister } from '@fengqiao/contract/centre-register';
import Type from 'typebox';
import { centreRegister } from './service.ts';

/** The register of centres (CQ-19 to CQ-23, HP-22, HP-28): `GET /api/centre-register?area=&id=`. */
export const centreRegisterRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/centre-register',
    {
      config: { policy: { roles: [...staffRoles, 'systemAdmin'], reach: 'subtree' } },
      schema: {
        tags: ['registry'],
        querystring: Type.Object(
          {
            area: Type.Optional(AreaCode),
            /** Only this centre. */
            id: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: CentreRegister },
      },
    },
    (request) => centreRegister(app, request.session, request.query),
  );
};
