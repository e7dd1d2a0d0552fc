import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { PHOTO_MAX_BYTES, StaffFilter, StaffInput, StaffMember } from '@fengqiao/contract/staff';
import Type from 'typebox';
import { AppError } from '../../plugins/errors.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { staffImportRoutes } from './import-routes.ts';
import { putPhoto, readPhoto, removePhoto } from './photo.ts';
import { addStaff, changeStaff, removeStaff, staffOf } from './service.ts';

const tags = ['registry'];
const readers: RolePolicy = { roles: [...staffRoles, 'systemAdmin'], reach: 'subtree' };
const writers: RolePolicy = { roles: ['head', 'systemAdmin'], reach: 'subtree', audit: 'staff.changed' };
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const photoTypes = ['image/jpeg', 'image/png'];

/**
 * People of centres: `GET` and `POST /api/staff`, `PUT` and `DELETE /api/staff/:id`, their photograph at `…/:id/photo` (`PUT` the
 * picture as it is, `GET`, `DELETE`).
 */
export const staffRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(staffImportRoutes);
  app.addContentTypeParser<Buffer>(
    photoTypes,
    { parseAs: 'buffer', bodyLimit: PHOTO_MAX_BYTES },
    (_request, body, done) => done(null, body),
  );

  app.get(
    '/api/staff',
    {
      config: { policy: readers },
      schema: {
        tags,
        querystring: Type.Object(StaffFilter.properties, { additionalProperties: false }),
        response: { 200: Type.Object({ items: Type.Array(StaffMember) }) },
      },
    },
    async (request) => ({ items: await staffOf(app, request.session, request.query) }),
  );
  app.post(
    '/api/staff',
    { config: { policy: writers }, schema: { tags, body: StaffInput, response: { 200: StaffMember } } },
    (request) => addStaff(app, request, request.body),
  );
  app.put(
    '/api/staff/:id',
    {
      config: { policy: writers },
      schema: { tags, params, body: StaffInput, response: { 200: StaffMember } },
    },
    (request) => changeStaff(app, request, request.params.id, request.body),
  );
  app.delete(
    '/api/staff/:id',
    { config: { policy: writers }, schema: { tags, params, response: { 200: StaffMember } } },
    (request) => removeStaff(app, request, request.params.id),
  );

  app.get(
    '/api/staff/:id/photo',
    { config: { policy: readers }, schema: { tags, params } },
    async (request, reply) => {
      const { bytes, type } = await readPhoto(app, request.session, request.params.id);
      return reply.header('cache-control', 'no-store').type(type).send(bytes);
    },
  );
  app.put(
    '/api/staff/:id/photo',
    {
      config: { policy: writers },
      schema: { tags, params, consumes: photoTypes, response: { 200: StaffMember } },
    },
    (request) => {
      const { body: bytes } = request;
      if (!Buffer.isBuffer(bytes)) throw new AppError('request.unsupported', photoTypes.join(', '));
      return putPhoto(app, request, request.params.id, bytes);
    },
  );
  app.delete(
    '/api/staff/:id/photo',
    { config: { policy: writers }, schema: { tags, params, response: { 200: StaffMember } } },
    (request) => removePhoto(app, request, request.params.id),
  );
};
