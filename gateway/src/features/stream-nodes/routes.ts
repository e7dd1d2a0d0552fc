import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { NodeAnnouncement, nodeReaders, StreamNodeState } from '@fengqiao/contract/stream-node';
import Type from 'typebox';
import { NodeRegister } from './service.ts';

const tags = ['stream-nodes'];
/** Of one address: a node announces itself each few seconds, and some may stand behind one address. */
const announcementsPerMinute = 600;

/** How streams nodes make themselves known, and who they are. */
export const streamNodeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const register = new NodeRegister(app);

  app.post(
    '/api/stream-nodes',
    {
      config: { policy: 'node', rateLimit: { max: announcementsPerMinute, timeWindow: 60_000 } },
      schema: { tags, body: NodeAnnouncement, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await register.announce(request.body);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/stream-nodes',
    {
      config: { policy: { roles: nodeReaders, reach: 'none' } },
      schema: { tags, response: { 200: Type.Object({ items: Type.Array(StreamNodeState) }) } },
    },
    async () => ({ items: app.media.nodes() }),
  );
};
