import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Credentials, roles, Session } from '@fengqiao/contract/accounts';
import Type from 'typebox';
import { type AccountSession, cookieName } from '../../plugins/auth.ts';
import type { Policy } from '../../plugins/policy.ts';
import { Login } from './service.ts';

const present = (session: AccountSession): Session => ({
  id: session.id,
  account: session.account,
  displayName: session.displayName,
  role: session.role,
  areaCode: session.areaCode,
  areaName: session.areaName,
  department: session.department,
  wallId: session.wallId,
  terminal: session.terminal,
  mustChangePassword: session.mustChangePassword,
  secondFactor: session.secondFactor,
  now: new Date().toISOString(),
  expiresAt: session.expiresAt.toISOString(),
});

/** Whoever is logged in. */
const anybody: Policy = { roles, reach: 'own', beforePasswordChange: true };

/** `POST`, `GET`, `DELETE /api/session`: log in, who am I, log out. */
export const sessionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const login = new Login(app.pool);

  app.post(
    '/api/session',
    {
      config: { policy: 'public', rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: { tags: ['session'], body: Credentials, response: { 200: Session } },
    },
    async (request, reply) => {
      const name = cookieName(request.protocol === 'https');
      const { token, expiresAt } = await login.open(request.body.account, request.body.password);
      const before = request.cookies[name];
      if (before !== undefined) await login.close(before);
      reply.setCookie(name, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: request.protocol === 'https',
        expires: expiresAt,
      });
      request.cookies[name] = token;
      return present(await request.loadSession());
    },
  );

  app.get(
    '/api/session',
    { config: { policy: anybody }, schema: { tags: ['session'], response: { 200: Session } } },
    async (request) => present(request.session),
  );

  app.delete(
    '/api/session',
    { config: { policy: anybody }, schema: { tags: ['session'], response: { 204: Type.Null() } } },
    async (request, reply) => {
      const name = cookieName(request.protocol === 'https');
      await login.close(request.cookies[name] ?? '');
      reply.clearCookie(name, { path: '/' });
      return reply.code(204).send(null);
    },
  );
};
