import { PassThrough } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { CameraId } from '@fengqiao/contract/cameras';
import {
  DeviceReading,
  DeviceReport,
  DiscoveryInput,
  type DiscoveryLine,
  PtzInput,
  PtzLease,
  PtzPresets,
} from '@fengqiao/contract/onvif';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { errorBody, toAppError } from '../../plugins/errors.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { Devices } from './devices.ts';
import { discover } from './discover.ts';
import { readDevice } from './read-device.ts';
import { cameraPresets, turnCamera } from './turn.ts';
import { TurningCameras } from './turning.ts';

const keepers: RolePolicy = { roles: ['operator', 'leader', 'head', 'systemAdmin'], reach: 'subtree' };
/** Who turns cameras: whoever works with their pictures. */
const hands: RolePolicy = { roles: ['operator', 'leader', 'head'], reach: 'subtree' };
const params = Type.Object({ id: CameraId });
const tags = ['cameras'];
/** A held key asks twice a second; nobody holds four. */
const turnsPerMinute = 600;
const searchesPerMinute = 10;
const perSession = (what: string, max: number) => ({
  max,
  timeWindow: 60_000,
  hook: 'preHandler' as const,
  keyGenerator: (request: FastifyRequest) => `${what} ${request.session.id}`,
});

/** Devices of cameras (ONVIF): finding them, taking their stream addresses, turning them. */
export const onvifRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const devices = new Devices(app);
  const turning = new TurningCameras(app);
  app.addHook('preClose', () => turning.close());

  app.post(
    '/api/cameras/discover',
    {
      config: { policy: keepers, rateLimit: perSession('discover', searchesPerMinute) },
      schema: { tags, body: DiscoveryInput, produces: ['application/x-ndjson'] },
    },
    (request, reply) => {
      const gone = new AbortController();
      const answer = new PassThrough();
      answer.on('close', () => gone.abort());
      const tell = (line: DiscoveryLine): void => {
        if (!answer.destroyed) answer.write(`${JSON.stringify(line)}\n`);
      };
      void discover(app, devices, request.body, tell, gone.signal)
        .then(
          (found) => tell({ type: 'done', found }),
          (error: unknown) => {
            const refusal = toAppError(error);
            if (refusal.code === 'internal') request.log.error({ err: error }, 'a search for devices failed');
            tell({ type: 'failed', ...errorBody(refusal, request.id) });
          },
        )
        .finally(() => answer.end());
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(answer);
    },
  );

  app.post(
    '/api/cameras/:id/onvif',
    {
      config: { policy: { ...keepers, audit: 'camera.changed' } },
      schema: { tags, params, body: DeviceReading, response: { 200: DeviceReport } },
    },
    (request) => readDevice(app, devices, request, request.params.id, request.body.device),
  );

  app.post(
    '/api/cameras/:id/ptz',
    {
      config: { policy: { ...hands, audit: 'camera.turned' }, rateLimit: perSession('turn', turnsPerMinute) },
      schema: { tags, params, body: PtzInput, response: { 200: PtzLease } },
    },
    (request) => turnCamera(app, { devices, turning }, request, request.params.id, request.body),
  );

  app.get(
    '/api/cameras/:id/presets',
    { config: { policy: hands }, schema: { tags, params, response: { 200: PtzPresets } } },
    (request) => cameraPresets(app, devices, request.session, request.params.id),
  );
};
