import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PasswordChange, roles, SecondFactorCode, SecondFactorOffer } from '@fengqiao/contract/accounts';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { changePassword } from './change-password.ts';
import { offer, settle } from './change-second-factor.ts';
import type { PasswordCheck } from './password-check.ts';
import type { SecondFactors } from './second-factor.ts';

const tags = ['session'];
const own: RolePolicy = { roles, reach: 'own' };
/** Guessing the codes or the password of a browser that was left open is slow. */
const rateLimit = { max: 20, timeWindow: 60_000 };

/** `PUT /api/session/password`; `POST`, `PUT`, `DELETE /api/session/second-factor`: what people change of their own account. */
export const ownAccountRoutes: FastifyPluginAsyncTypebox<{
  passwords: PasswordCheck;
  secondFactors: SecondFactors;
}> = async (app, { passwords, secondFactors }) => {
  app.put(
    '/api/session/password',
    {
      config: { policy: { ...own, beforePasswordChange: true, audit: 'password.changed' }, rateLimit },
      schema: { tags, body: PasswordChange, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await changePassword(app, passwords, request, request.body);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/session/second-factor',
    {
      config: { policy: own, rateLimit },
      schema: { tags, response: { 201: SecondFactorOffer } },
    },
    async (request, reply) => reply.code(201).send(await offer(app, secondFactors, request)),
  );

  app.put(
    '/api/session/second-factor',
    {
      config: { policy: { ...own, audit: 'secondFactor.set' }, rateLimit },
      schema: { tags, body: SecondFactorCode, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await settle(app, secondFactors, request, request.body.code, 'set');
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/session/second-factor',
    {
      config: { policy: { ...own, audit: 'secondFactor.removed' }, rateLimit },
      schema: { tags, body: SecondFactorCode, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await settle(app, secondFactors, request, request.body.code, 'removed');
      return reply.code(204).send(null);
    },
  );
};
