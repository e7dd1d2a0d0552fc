import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import {
  Source,
  SourceAlarms,
  SourceChange,
  SourceInput,
  SourceKey,
  SourceName,
  SourceOverview,
} from '@fengqiao/contract/sources';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { change, registerSource, rotateKey } from './register.ts';
import { sourceAlarms, sourceOverview } from './service.ts';
import { watchSources } from './watch.ts';

const tags = ['sources'];
const readers: RolePolicy = { roles: [...staffRoles, 'systemAdmin'], reach: 'subtree' };
const administrator: RolePolicy = { roles: ['systemAdmin'], reach: 'subtree' };
const params = Type.Object({ name: SourceName });

/** Who sends events, and how that goes: list, alarms, register, new key, change. */
export const sourceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  watchSources(app);

  app.get(
    '/api/sources',
    { config: { policy: readers }, schema: { tags, response: { 200: SourceOverview } } },
    ({ session }) => sourceOverview(app, session),
  );

  app.get(
    '/api/sources/alarms',
    { config: { policy: readers }, schema: { tags, response: { 200: SourceAlarms } } },
    ({ session }) => sourceAlarms(app, session),
  );

  app.post(
    '/api/sources',
    {
      config: { policy: { ...administrator, audit: 'source.registered' } },
      schema: { tags, body: SourceInput, response: { 201: SourceKey } },
    },
    async (request, reply) => reply.code(201).send(await registerSource(app, request, request.body)),
  );

  app.post(
    '/api/sources/:name/key',
    {
      config: { policy: { ...administrator, audit: 'source.keyChanged' } },
      schema: { tags, params, response: { 200: SourceKey } },
    },
    (request) => rotateKey(app, request, request.params.name),
  );

  app.patch(
    '/api/sources/:name',
    {
      config: { policy: { ...administrator, audit: 'source.changed' } },
      schema: { tags, params, body: SourceChange, response: { 200: Source } },
    },
    (request) => change(app, request, request.params.name, request.body),
  );
};
