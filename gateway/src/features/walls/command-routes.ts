import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { AlarmPolicy } from '@fengqiao/contract/wall-alarms';
import { WallId } from '@fengqiao/contract/wall-ids';
import { LeaseAct, LeaseAnswer } from '@fengqiao/contract/wall-leases';
import { ScreenInput } from '@fengqiao/contract/wall-tiles';
import { ScreenChanged, ScreensChanged, ScreensInput } from '@fengqiao/contract/walls';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { wallHands } from './hands.ts';
import { actOnLease } from './lease.ts';
import { putScreen, putScreens } from './put-content.ts';
import { putPolicy } from './records.ts';

const tags = ['walls'];
const policy: RolePolicy = { roles: wallHands, reach: 'subtree', audit: 'wall.changed' };
const WallParams = Type.Object({ id: WallId });

/** `PUT /api/walls/:id/screens`, `PUT …/screens/:screen`, `PUT …/policy`, `POST …/lease`: what its holder does with a wall. */
export const commandRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.put(
    '/api/walls/:id/screens/:screen',
    {
      config: { policy },
      schema: {
        tags,
        params: Type.Object({ id: WallId, screen: WallId }),
        body: ScreenInput,
        response: { 200: ScreenChanged },
      },
    },
    (request) => putScreen(app, request, request.params.id, request.params.screen, request.body),
  );

  app.put(
    '/api/walls/:id/screens',
    {
      config: { policy },
      schema: { tags, params: WallParams, body: ScreensInput, response: { 200: ScreensChanged } },
    },
    (request) => putScreens(app, request, request.params.id, request.body),
  );

  app.put(
    '/api/walls/:id/policy',
    {
      config: { policy },
      schema: { tags, params: WallParams, body: AlarmPolicy, response: { 200: AlarmPolicy } },
    },
    (request) => putPolicy(app, request, request.params.id, request.body),
  );

  app.post(
    '/api/walls/:id/lease',
    {
      config: { policy: { ...policy, audit: 'wall.leased' } },
      schema: { tags, params: WallParams, body: LeaseAct, response: { 200: LeaseAnswer } },
    },
    (request) => actOnLease(app, request, request.params.id, request.body),
  );
};
