import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import { RoomUse, RoomUseInput } from '@fengqiao/contract/room-use';
import { RoomsNow } from '@fengqiao/contract/rooms-now';
import Type from 'typebox';
import { reportRoomUse } from './report-use.ts';
import { roomsNow } from './service.ts';

const NowQuery = Type.Object({ area: Type.Optional(AreaCode) }, { additionalProperties: false });
const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });

/** `GET /api/rooms-now?area=`, `PUT /api/rooms/:id/use` (HP-17, LZ-08). */
export const roomRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/rooms-now',
    {
      config: { policy: { roles: screenRoles, reach: 'subtree' } },
      schema: { tags: ['centres'], querystring: NowQuery, response: { 200: RoomsNow } },
    },
    (request) => roomsNow(app, request.session, request.query.area),
  );

  app.put(
    '/api/rooms/:id/use',
    {
      config: {
        policy: {
          roles: ['operator', 'clerk', 'mediator', 'head'],
          reach: 'subtree',
          orSource: true,
          audit: 'room.reported',
        },
      },
      schema: { tags: ['centres'], params, body: RoomUseInput, response: { 200: RoomUse } },
    },
    (request) => reportRoomUse(app, request, request.params.id, request.body),
  );
};
