import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { AreaCode, AreaLevel } from '@fengqiao/contract/areas';
import { CaseFilter } from '@fengqiao/contract/cases';
import { HeatAnswer, HeatQuery, HeatWhyAnswer, HeatWhyQuery, TierPoints } from '@fengqiao/contract/map';
import Type from 'typebox';
import { heatWhy } from './heat-why.ts';
import { boundaries, heat, points } from './service.ts';

const strict = { additionalProperties: false } as const;
const tags = ['map'];
const asText = () => (text: unknown) => String(text);

/** Heat, the cases behind it, cases with a tier, boundaries. The camera layer is with the cameras. */
export const mapRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/map/heat',
    {
      config: { policy: { roles: screenRoles, reach: 'subtree' } },
      schema: {
        tags,
        querystring: Type.Object(HeatQuery.properties, strict),
        response: { 200: HeatAnswer },
      },
    },
    (request) => heat(app, request.session, request.query),
  );

  app.get(
    '/api/map/heat/why',
    {
      config: { policy: { roles: screenRoles, reach: 'subtree' } },
      schema: {
        tags,
        querystring: Type.Object(HeatWhyQuery.properties, strict),
        response: { 200: HeatWhyAnswer },
      },
    },
    (request) => heatWhy(app, request.session, request.query),
  );

  app.get(
    '/api/map/points',
    {
      config: { policy: { roles: screenRoles, reach: 'subtree' } },
      schema: {
        tags,
        querystring: Type.Object(CaseFilter.properties, strict),
        response: { 200: TierPoints },
      },
    },
    (request) => points(app, request.session, request.query),
  );

  app.get(
    '/api/map/boundaries',
    {
      config: { policy: { roles: screenRoles, reach: 'subtree' } },
      schema: {
        tags,
        querystring: Type.Object({ area: Type.Optional(AreaCode), level: AreaLevel }, strict),
        response: {
          200: Type.Object({}, { description: 'GeoJSON FeatureCollection with areaCode and name' }),
        },
      },
      serializerCompiler: asText,
    },
    async (request, reply) => {
      reply.header('cache-control', 'private, max-age=3600');
      const text = await boundaries(app, request.session, request.query);
      return reply.type('application/geo+json; charset=utf-8').send(text as never);
    },
  );
};
