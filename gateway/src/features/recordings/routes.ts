import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { CameraId } from '@fengqiao/contract/cameras';
import { Day } from '@fengqiao/contract/common';
import {
  CameraRecordings,
  Playback,
  PlaybackInput,
  RecordingInput,
  RecordingPolicy,
  Snapshot,
  SnapshotInput,
} from '@fengqiao/contract/recordings';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { decideRecording, recordingsOfDay } from './decide.ts';
import { playRecording } from './playback.ts';
import { ReplayLog } from './replay-log.ts';
import { noteSnapshot } from './snapshot.ts';

const tags = ['recordings'];
const params = Type.Object({ id: CameraId });
const DayQuery = Type.Object({ day: Day }, { additionalProperties: false });
/** Per session and minute: a person looks at a few times of a few cameras. */
const perMinute = { playbacks: 120, snapshots: 60 };

const limit = (name: string, max: number) => ({
  max,
  timeWindow: 60_000,
  hook: 'preHandler' as const,
  keyGenerator: (request: FastifyRequest) => `${name} ${request.session.id}`,
});

/** What public cameras saw, for as long as somebody answerable has decided; and the saving of single pictures. */
export const recordingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const log = new ReplayLog();

  app.put(
    '/api/cameras/:id/recording',
    {
      config: { policy: { roles: ['head', 'leader'], reach: 'subtree', audit: 'camera.changed' } },
      schema: { tags, params, body: RecordingInput, response: { 200: RecordingPolicy } },
    },
    (request) => decideRecording(app, request, request.params.id, request.body),
  );

  app.get(
    '/api/cameras/:id/recordings',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: { tags, params, querystring: DayQuery, response: { 200: CameraRecordings } },
    },
    (request) => recordingsOfDay(app, request, request.params.id, request.query.day),
  );

  app.post(
    '/api/cameras/:id/playback',
    {
      config: {
        policy: { roles: staffRoles, reach: 'subtree', audit: 'camera.replayed' },
        rateLimit: limit('playback', perMinute.playbacks),
      },
      schema: { tags, params, body: PlaybackInput, response: { 200: Playback } },
    },
    (request) => playRecording(app, log, request, request.params.id, request.body),
  );

  app.post(
    '/api/cameras/:id/snapshots',
    {
      config: {
        policy: { roles: staffRoles, reach: 'subtree', audit: 'camera.snapshot' },
        rateLimit: limit('snapshot', perMinute.snapshots),
      },
      schema: { tags, params, body: SnapshotInput, response: { 201: Snapshot } },
    },
    async (request, reply) =>
      reply.code(201).send(await noteSnapshot(app, request, request.params.id, request.body)),
  );
};
