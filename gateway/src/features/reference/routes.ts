import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { roles } from '@fengqiao/contract/accounts';
import { Reference } from '@fengqiao/contract/reference';
import { languageOf } from '../../plugins/language.ts';
import { reference } from './service.ts';

/** `GET /api/reference`. */
export const referenceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/reference',
    {
      config: { policy: { roles, reach: 'none' } },
      schema: { tags: ['reference'], response: { 200: Reference } },
    },
    async (request) => reference(app, request.session, languageOf(request.headers['accept-language'])),
  );
};
