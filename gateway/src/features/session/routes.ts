import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Credentials, roles, Session } from '@fengqiao/contract/accounts';
import { LoginChallenge } from '@fengqiao/contract/terminals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { makeChallenge } from '../../plugins/auth/challenges.ts';
import { clientCertificate } from '../../plugins/auth/client-certificate.ts';
import { originOf } from '../../plugins/auth/origin.ts';
import { cookieName } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { Login } from './login.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { PasswordCheck } from './password-check.ts';
import { presentSession } from './present-session.ts';
import { SecondFactors } from './second-factor.ts';
import { sessionListRoutes } from './session-list-routes.ts';

const tags = ['session'];
const perMinute = { max: 120, timeWindow: 60_000 };
/** Attempts with one account from one address and terminal per minute. */
const attemptsPerMinute = 60;

/** Whoever is logged in. */
const anybody: RolePolicy = { roles, reach: 'own', beforePasswordChange: true };

/** `POST`, `GET`, `DELETE /api/session`: log in, who am I, log out. `GET /api/session/challenge`: what a terminal has to sign. */
export const sessionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const passwords = new PasswordCheck(app.pool);
  const secondFactors = new SecondFactors(app.config.sealKey);
  const login = new Login(app, passwords, secondFactors);
  await app.register(ownAccountRoutes, { passwords, secondFactors });
  await app.register(sessionListRoutes);

  app.get(
    '/api/session/challenge',
    {
      config: { policy: 'public', rateLimit: perMinute },
      schema: { tags, response: { 200: LoginChallenge } },
    },
    async () => {
      const { nonce, expiresAt } = await makeChallenge(app.pool);
      return {
        nonce,
        expiresAt: expiresAt.toISOString(),
        terminals: app.config.terminals,
        proof: app.config.terminalProof,
        now: new Date().toISOString(),
      };
    },
  );

  const checkRate = app.createRateLimit({
    max: attemptsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ ip, body }) => {
      const { account, terminal } = body as Credentials;
      return [ip, account, terminal?.id].join(' ');
    },
  });
  app.post(
    '/api/session',
    {
      config: { policy: 'public', rateLimit: perMinute },
      schema: { tags, body: Credentials, response: { 200: Session } },
    },
    async (request, reply) => {
      const rate = await checkRate(request);
      if (!rate.isAllowed && rate.isExceeded)
        throw new AppError('tooManyRequests', rate.ttlInSeconds).retryAfter(rate.ttlInSeconds);
      const before = request.cookies[cookieName(request.protocol === 'https')];
      const { token, session } = await login.open(request.body, {
        ip: request.ip,
        origin: originOf(request),
        certificate: clientCertificate(request.raw),
      });
      if (before !== undefined) await login.close(before, request.ip);
      setCookie(request, reply, token, session.expiresAt);
      return presentSession(session);
    },
  );

  app.get(
    '/api/session',
    { config: { policy: anybody }, schema: { tags, response: { 200: Session } } },
    async (request) => presentSession(request.session),
  );

  app.delete(
    '/api/session',
    {
      config: { policy: { ...anybody, audit: 'session.closed' } },
      schema: { tags, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const name = cookieName(request.protocol === 'https');
      await login.close(request.cookies[name] ?? '', request.ip);
      reply.clearCookie(name, { path: '/' });
      return reply.code(204).send(null);
    },
  );
};

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string, expires: Date): void {
  const secure = request.protocol === 'https';
  reply.setCookie(cookieName(secure), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    expires,
  });
}
