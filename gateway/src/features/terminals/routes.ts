import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Page } from '@fengqiao/contract/common';
import {
  Enrolment,
  Terminal,
  TerminalCode,
  TerminalCodeInput,
  TerminalRevocation,
  TerminalSummary,
} from '@fengqiao/contract/terminals';
import Type from 'typebox';
import { clientCertificate } from '../../plugins/auth/client-certificate.ts';
import { originOf } from '../../plugins/auth/origin.ts';
import { paging } from '../../plugins/paging.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { Enrolments } from './enrol.ts';
import { inviteTerminal, shutOut, terminals } from './service.ts';

const tags = ['terminals'];
const administrators: RolePolicy = { roles: ['systemAdmin', 'securityAdmin'], reach: 'subtree' };
/** A code has 80 bits: ten guesses a minute find none. */
const enrolmentsPerMinute = 10;

/** Machines that were let in: invite, enrol, list, shut out. */
export const terminalRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const enrolments = new Enrolments(app);

  app.post(
    '/api/terminals/codes',
    {
      config: { policy: { ...administrators, audit: 'terminal.invited' } },
      schema: { tags, body: TerminalCodeInput, response: { 201: TerminalCode } },
    },
    async (request, reply) => reply.code(201).send(await inviteTerminal(app, request, request.body)),
  );

  app.post(
    '/api/terminals',
    {
      config: { policy: 'public', rateLimit: { max: enrolmentsPerMinute, timeWindow: 60_000 } },
      schema: { tags, body: Enrolment, response: { 201: TerminalSummary } },
    },
    async (request, reply) => {
      const from = { origin: originOf(request), certificate: clientCertificate(request.raw) };
      return reply.code(201).send(await enrolments.add(request, request.body, from));
    },
  );

  app.get(
    '/api/terminals',
    {
      config: { policy: administrators },
      schema: {
        tags,
        querystring: Type.Object(paging, { additionalProperties: false }),
        response: { 200: Page(Terminal) },
      },
    },
    ({ session, query }) => terminals(app, session, query),
  );

  app.post(
    '/api/terminals/:id/revoke',
    {
      config: { policy: { ...administrators, audit: 'terminal.revoked' } },
      schema: {
        tags,
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: TerminalRevocation,
        response: { 200: Terminal },
      },
    },
    (request) => shutOut(app, request, request.params.id, request.body.reason),
  );
};
