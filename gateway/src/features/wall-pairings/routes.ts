import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { WallId } from '@fengqiao/contract/wall-ids';
import { Pairing, PairingInput, PairingState } from '@fengqiao/contract/wall-pairings';
import Type from 'typebox';
import { beginPairing, pairingOf, pairScreen } from './service.ts';

const tags = ['walls'];

/** A display asks which screen it is, with a code that it shows; somebody at the desk reads the code and says it. */
export const wallPairingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/api/wall-pairings',
    {
      config: {
        policy: { roles: ['kiosk'], reach: 'own', audit: 'wall.pairingAsked' },
        rateLimit: { max: 60, timeWindow: 60_000 },
      },
      schema: { tags, response: { 201: Pairing } },
    },
    async (request, reply) => {
      reply.code(201);
      return beginPairing(app, request);
    },
  );

  app.get(
    '/api/wall-pairings/:id',
    {
      config: { policy: { roles: ['kiosk'], reach: 'own' } },
      schema: {
        tags,
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: PairingState },
      },
    },
    (request) => pairingOf(app, request.session, request.params.id),
  );

  app.put(
    '/api/walls/:id/screens/:screen/pairing',
    {
      config: {
        policy: {
          roles: ['operator', 'head', 'leader', 'systemAdmin'],
          reach: 'subtree',
          audit: 'wall.paired',
        },
        // Nobody types more codes than that; whoever guesses has one of 50,000 a minute at best.
        rateLimit: { max: 20, timeWindow: 60_000 },
      },
      schema: {
        tags,
        params: Type.Object({ id: WallId, screen: WallId }),
        body: PairingInput,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id, screen } = request.params;
      await pairScreen(app, request, { wallId: id, screenId: screen, code: request.body.code });
      return reply.code(204).send(null);
    },
  );
};
