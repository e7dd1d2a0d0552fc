import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Role, staffRoles } from '@fengqiao/contract/accounts';
import { DrillCourse, DrillInput, DrillPush, DrillState } from '@fengqiao/contract/drill';
import { drillHolders } from './drill.ts';
import { holdDrill, leaveDrill, noteDrill } from './service.ts';

const tags = ['drill'];
/** Who may be inside. */
const people: readonly Role[] = [...staffRoles, 'systemAdmin'];
const response = { 200: DrillState };

/** `/api/drill`: start, steer, enter, leave and end a drill (演练). */
export const drillRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/drill',
    { config: { policy: { roles: people, reach: 'own' } }, schema: { tags, response } },
    (request) => app.drill.state(request.session),
  );

  app.post(
    '/api/drill',
    {
      config: { policy: { roles: drillHolders, reach: 'subtree', audit: 'drill.started' } },
      schema: { tags, body: DrillInput, response: { 202: DrillState } },
    },
    async (request, reply) => reply.code(202).send(await holdDrill(app, request, request.body)),
  );

  app.put(
    '/api/drill/course',
    {
      config: { policy: { roles: drillHolders, reach: 'own', audit: 'drill.steered' } },
      schema: { tags, body: DrillCourse, response },
    },
    async (request) => {
      const id = app.drill.steer(request.body);
      return noteDrill(app, request, 'drill.steered', id, { ...request.body });
    },
  );

  app.post(
    '/api/drill/push',
    {
      config: { policy: { roles: drillHolders, reach: 'own', audit: 'drill.steered' } },
      schema: { tags, body: DrillPush, response },
    },
    async (request) => {
      const id = await app.drill.push(request.body);
      return noteDrill(app, request, 'drill.steered', id, { push: request.body.what });
    },
  );

  app.post(
    '/api/drill/people',
    {
      config: { policy: { roles: people, reach: 'own', audit: 'drill.entered' } },
      schema: { tags, response },
    },
    async (request) => {
      const id = await app.drill.enter(request.session);
      return noteDrill(app, request, 'drill.entered', id);
    },
  );

  app.delete(
    '/api/drill/people',
    {
      config: { policy: { roles: people, reach: 'own', audit: 'drill.left' } },
      schema: { tags, response },
    },
    (request) => leaveDrill(app, request),
  );

  app.delete(
    '/api/drill',
    {
      config: { policy: { roles: drillHolders, reach: 'own', audit: 'drill.ended' } },
      schema: { tags, response },
    },
    async (request) => {
      await app.drill.end(request.session, request.ip);
      return app.drill.state(request.session);
    },
  );
};
