import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { administratorRoles, staffRoles } from '@fengqiao/contract/accounts';
import { ProfileLine, ProfileReading } from '@fengqiao/contract/profiles';
import Type from 'typebox';
import { profileLines, readProfile } from './service.ts';

const policy = { roles: [...staffRoles, ...administratorRoles], reach: 'none' } as const;

/** `GET /api/profiles`, `GET /api/profiles/:id`: the rules of the places, which hold nothing of any case. */
export const profileRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/profiles',
    {
      config: { policy },
      schema: { tags: ['reference'], response: { 200: Type.Object({ items: Type.Array(ProfileLine) }) } },
    },
    async () => ({ items: profileLines(app) }),
  );

  app.get(
    '/api/profiles/:id',
    {
      config: { policy },
      schema: {
        tags: ['reference'],
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        response: { 200: ProfileReading },
      },
    },
    async (request) => readProfile(app, request.params.id),
  );
};
