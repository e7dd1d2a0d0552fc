import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { AreaCode } from '@fengqiao/contract/areas';
import { Incident, IncidentInput, IncidentWithdrawal, RedLines } from '@fengqiao/contract/incidents';
import Type from 'typebox';
import { languageOf } from '../../plugins/language.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { redLines } from './red-lines.ts';
import { incidentsOf, reportIncident, withdrawReport } from './service.ts';

const tags = ['registry'];
const readers: RolePolicy = { roles: ['operator', 'leader', 'head'], reach: 'subtree' };
const writers = (audit: 'incident.reported' | 'incident.withdrawn') => ({
  policy: { roles: ['leader', 'head'], reach: 'subtree', audit } satisfies RolePolicy,
});
const querystring = Type.Object(
  {
    area: Type.Optional(AreaCode),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
  },
  { additionalProperties: false },
);

/** Red lines (HP-26, HP-27, FX-17, FX-18): `GET` and `POST /api/incidents`, `POST …/:id/withdraw`, `GET /api/red-lines`. */
export const incidentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/incidents',
    {
      config: { policy: readers },
      schema: { tags, querystring, response: { 200: Type.Object({ items: Type.Array(Incident) }) } },
    },
    async (request) => ({ items: await incidentsOf(app, request.session, request.query) }),
  );
  app.post(
    '/api/incidents',
    {
      config: writers('incident.reported'),
      schema: { tags, body: IncidentInput, response: { 200: Incident } },
    },
    (request) => reportIncident(app, request, request.body),
  );
  app.post(
    '/api/incidents/:id/withdraw',
    {
      config: writers('incident.withdrawn'),
      schema: {
        tags,
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: IncidentWithdrawal,
        response: { 200: Incident },
      },
    },
    (request) => withdrawReport(app, request, request.params.id, request.body.reason),
  );
  app.get(
    '/api/red-lines',
    { config: { policy: readers }, schema: { tags, querystring, response: { 200: RedLines } } },
    (request, reply) => {
      reply.header('vary', 'accept-language');
      return redLines(app, request.session, request.query, languageOf(request.headers['accept-language']));
    },
  );
};
