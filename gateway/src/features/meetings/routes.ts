import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Page } from '@fengqiao/contract/common';
import {
  CadenceBoard,
  CadenceQuery,
  Meeting,
  MeetingAct,
  MeetingChange,
  MeetingInput,
  MeetingLine,
  MeetingQuery,
  NoteInput,
} from '@fengqiao/contract/meetings';
import { Pack, PackCases, PackCasesQuery } from '@fengqiao/contract/packs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { meetingHolders, meetingReaders } from '../../domain/meeting-acts.ts';
import { languageOf } from '../../plugins/language.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { actOnMeeting } from './act.ts';
import { cadenceBoard } from './cadence-board.ts';
import { callMeeting, changeMeeting, noteMeeting } from './change-meeting.ts';
import { meetingFileRoutes } from './file-routes.ts';
import { casesOfPack, packOfMeeting } from './pack-of-meeting.ts';
import { meetings, readMeeting } from './read-meetings.ts';

const tags = ['meetings'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const read = { policy: { roles: meetingReaders, reach: 'subtree' } satisfies RolePolicy };
const write = (audit: 'meeting.changed' | 'meeting.acted' | 'meeting.noted') => ({
  policy: { roles: meetingHolders, reach: 'subtree', audit } satisfies RolePolicy,
});

function language(request: FastifyRequest, reply: FastifyReply) {
  reply.header('vary', 'accept-language');
  return languageOf(request.headers['accept-language']);
}

/** 研判会 (BZ-09, HP-10, HP-11, MS-16): the calendar, the meetings with their frozen figures, the board of cadences. */
export const meetingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(meetingFileRoutes);

  app.get(
    '/api/meetings',
    { config: read, schema: { tags, querystring: MeetingQuery, response: { 200: Page(MeetingLine) } } },
    (request) => meetings(app, request.session, request.query),
  );
  app.get(
    '/api/meetings/cadence',
    { config: read, schema: { tags, querystring: CadenceQuery, response: { 200: CadenceBoard } } },
    (request, reply) => cadenceBoard(app, request.session, request.query, language(request, reply)),
  );
  app.post(
    '/api/meetings',
    { config: write('meeting.changed'), schema: { tags, body: MeetingInput, response: { 200: Meeting } } },
    (request, reply) => callMeeting(app, request, request.body, language(request, reply)),
  );
  app.get(
    '/api/meetings/:id',
    { config: read, schema: { tags, params, response: { 200: Meeting } } },
    (request, reply) => readMeeting(app, request.session, request.params.id, language(request, reply)),
  );
  app.put(
    '/api/meetings/:id',
    {
      config: write('meeting.changed'),
      schema: { tags, params, body: MeetingChange, response: { 200: Meeting } },
    },
    (request, reply) =>
      changeMeeting(app, request, request.params.id, request.body, language(request, reply)),
  );
  app.post(
    '/api/meetings/:id/acts',
    {
      config: write('meeting.acted'),
      schema: { tags, params, body: MeetingAct, response: { 200: Meeting } },
    },
    (request, reply) => actOnMeeting(app, request, request.params.id, request.body, language(request, reply)),
  );
  app.post(
    '/api/meetings/:id/notes',
    { config: write('meeting.noted'), schema: { tags, params, body: NoteInput, response: { 200: Meeting } } },
    (request, reply) => noteMeeting(app, request, request.params.id, request.body, language(request, reply)),
  );
  app.get(
    '/api/meetings/:id/pack',
    { config: read, schema: { tags, params, response: { 200: Pack } } },
    (request, reply) => packOfMeeting(app, request.session, request.params.id, language(request, reply)),
  );
  app.get(
    '/api/meetings/:id/pack/cases',
    { config: read, schema: { tags, params, querystring: PackCasesQuery, response: { 200: PackCases } } },
    (request) => casesOfPack(app, request.session, request.params.id, request.query),
  );
};
