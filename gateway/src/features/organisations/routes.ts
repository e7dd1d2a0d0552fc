import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import { Organisation, OrganisationInput, Team, TeamInput } from '@fengqiao/contract/organisations';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { addOrganisation, changeOrganisation, organisationsOf, removeOrganisation } from './service.ts';
import { addTeam, changeTeam, removeTeam, teamsOf } from './teams.ts';

const tags = ['registry'];
const readers: RolePolicy = { roles: [...staffRoles, 'systemAdmin'], reach: 'subtree' };
const writers = (audit: 'organisation.changed' | 'team.changed') => ({
  policy: { roles: ['head', 'systemAdmin'], reach: 'subtree', audit } satisfies RolePolicy,
});
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const querystring = Type.Object({ area: Type.Optional(AreaCode) }, { additionalProperties: false });

/**
 * Mediation organisations and teams (调解员 + 法律顾问 + 心理咨询师): `GET` and `POST /api/organisations`, `PUT` and `DELETE …/:id`, and the
 * same of `/api/teams`.
 */
export const organisationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/organisations',
    {
      config: { policy: readers },
      schema: { tags, querystring, response: { 200: Type.Object({ items: Type.Array(Organisation) }) } },
    },
    async (request) => ({ items: await organisationsOf(app, request.session, request.query.area) }),
  );
  app.post(
    '/api/organisations',
    {
      config: writers('organisation.changed'),
      schema: { tags, body: OrganisationInput, response: { 200: Organisation } },
    },
    (request) => addOrganisation(app, request, request.body),
  );
  app.put(
    '/api/organisations/:id',
    {
      config: writers('organisation.changed'),
      schema: { tags, params, body: OrganisationInput, response: { 200: Organisation } },
    },
    (request) => changeOrganisation(app, request, request.params.id, request.body),
  );
  app.delete(
    '/api/organisations/:id',
    { config: writers('organisation.changed'), schema: { tags, params, response: { 200: Organisation } } },
    (request) => removeOrganisation(app, request, request.params.id),
  );

  app.get(
    '/api/teams',
    {
      config: { policy: readers },
      schema: { tags, querystring, response: { 200: Type.Object({ items: Type.Array(Team) }) } },
    },
    async (request) => ({ items: await teamsOf(app, request.session, request.query.area) }),
  );
  app.post(
    '/api/teams',
    { config: writers('team.changed'), schema: { tags, body: TeamInput, response: { 200: Team } } },
    (request) => addTeam(app, request, request.body),
  );
  app.put(
    '/api/teams/:id',
    { config: writers('team.changed'), schema: { tags, params, body: TeamInput, response: { 200: Team } } },
    (request) => changeTeam(app, request, request.params.id, request.body),
  );
  app.delete(
    '/api/teams/:id',
    { config: writers('team.changed'), schema: { tags, params, response: { 200: Team } } },
    (request) => removeTeam(app, request, request.params.id),
  );
};
