import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { CaseCode } from '@fengqiao/contract/case-code';
import { Page } from '@fengqiao/contract/common';
import {
  CaseAccess,
  CaseConfidentiality,
  CaseNote,
  CaseNoteInput,
  HandlerCandidate,
  HandlersInput,
  SealInput,
  UnmaskInput,
  Unmasking,
  UnsealInput,
} from '@fengqiao/contract/confidentiality';
import Type from 'typebox';
import { paging } from '../../plugins/paging.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { accessOf } from './access.ts';
import { candidatesOf } from './candidates.ts';
import { nameHandlers } from './handlers.ts';
import { notePrint } from './note-print.ts';
import { readNotes, removeNote, writeNote } from './notes.ts';
import { seal, unseal } from './seal-case.ts';
import { unmask } from './unmask.ts';

const tags = ['cases'];
const params = Type.Object({ caseCode: CaseCode });
const sealing: RolePolicy = { roles: ['clerk', 'mediator', 'leader', 'head'], reach: 'subtree' };
const notes: RolePolicy = { roles: ['mediator'], reach: 'own' };

/** Unmasking, sealing, the handling team, 查阅记录 and back-to-back notes of a case. */
export const confidentialityRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/api/cases/:caseCode/unmask',
    {
      config: {
        policy: { roles: staffRoles, reach: 'subtree', audit: 'case.unmasked' },
        rateLimit: { max: 30, timeWindow: 60_000 },
      },
      schema: { tags, params, body: UnmaskInput, response: { 200: Unmasking } },
    },
    (request) => unmask(app, request, request.params.caseCode, request.body),
  );

  app.put(
    '/api/cases/:caseCode/seal',
    {
      config: { policy: { ...sealing, audit: 'case.sealed' } },
      schema: { tags, params, body: SealInput, response: { 200: CaseConfidentiality } },
    },
    (request) => seal(app, request, request.params.caseCode, request.body),
  );

  app.delete(
    '/api/cases/:caseCode/seal',
    {
      config: { policy: { ...sealing, audit: 'case.unsealed' } },
      schema: { tags, params, body: UnsealInput, response: { 200: CaseConfidentiality } },
    },
    (request) => unseal(app, request, request.params.caseCode, request.body.reason),
  );

  app.put(
    '/api/cases/:caseCode/handlers',
    {
      config: { policy: { ...sealing, audit: 'case.handlersNamed' } },
      schema: { tags, params, body: HandlersInput, response: { 200: CaseConfidentiality } },
    },
    (request) => nameHandlers(app, request, request.params.caseCode, request.body),
  );

  app.get(
    '/api/cases/:caseCode/candidates',
    { config: { policy: sealing }, schema: { tags, params, response: { 200: Page(HandlerCandidate) } } },
    async (request) => ({
      items: await candidatesOf(app, request.session, request.params.caseCode),
      nextCursor: null,
    }),
  );

  app.post(
    '/api/cases/:caseCode/prints',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree', audit: 'data.printed' } },
      schema: { tags, params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await notePrint(app, request, request.params.caseCode);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/cases/:caseCode/access',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: {
        tags,
        params,
        querystring: Type.Object(paging, { additionalProperties: false }),
        response: { 200: Page(CaseAccess) },
      },
    },
    (request) => accessOf(app, request.session, request.params.caseCode, request.query),
  );

  app.get(
    '/api/cases/:caseCode/notes',
    {
      config: { policy: { ...notes, audit: 'case.notesRead' } },
      schema: { tags, params, response: { 200: Page(CaseNote) } },
    },
    async (request) => ({ items: await readNotes(app, request, request.params.caseCode), nextCursor: null }),
  );

  app.post(
    '/api/cases/:caseCode/notes',
    {
      config: { policy: { ...notes, audit: 'case.noteWritten' } },
      schema: { tags, params, body: CaseNoteInput, response: { 201: CaseNote } },
    },
    async (request, reply) =>
      reply.code(201).send(await writeNote(app, request, request.params.caseCode, request.body)),
  );

  app.delete(
    '/api/cases/:caseCode/notes/:id',
    {
      config: { policy: { ...notes, audit: 'data.deleted' } },
      schema: {
        tags,
        params: Type.Object({ caseCode: CaseCode, id: Type.String({ format: 'uuid' }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await removeNote(app, request, request.params.caseCode, request.params.id);
      return reply.code(204).send(null);
    },
  );
};
