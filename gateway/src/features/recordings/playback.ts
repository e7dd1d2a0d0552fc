import { PLAY_GRANT_MAX_S } from '@fengqiao/contract/play-grant';
import { PLAYBACK_MAX_HOURS, type Playback, type PlaybackInput } from '@fengqiao/contract/recordings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../plugins/errors.ts';
import { publicBase } from '../../plugins/media/play-addresses.ts';
import { signPlayGrant } from '../../plugins/media/play-grant.ts';
import type { CameraSource } from '../../plugins/media/streams-client.ts';
import { unseal } from '../../plugins/seal.ts';
import { recordable } from './camera.ts';
import { held, holdings, type Span, toRecordedSpan } from './coverage.ts';
import type { ReplayLog } from './replay-log.ts';
import { watermarkOf } from './watermark.ts';

/** A grant lives a little less than a node would accept, so that a slow clock does not refuse it. */
const grantS = PLAY_GRANT_MAX_S - 5;

/**
 * The way to a recorded time, on the node that holds most of it. Throws `notFound`, `recording.private`, `camera.notRecorded`,
 * `recording.none`, `camera.noSource`, `streams.unavailable`, `request.invalid`.
 */
export async function playRecording(
  app: FastifyInstance,
  log: ReplayLog,
  request: FastifyRequest,
  id: string,
  input: PlaybackInput,
): Promise<Playback> {
  const within = windowOf(input, Date.now());
  const { camera, sourceSealed, version, recording } = await recordable(app, request, id, 'camera.replayed');
  if (recording === null) throw new AppError('camera.notRecorded', id);
  if (sourceSealed === null || app.config.sealKey === null) throw new AppError('camera.noSource', id);
  const { holdings: answers } = await holdings(app, id, within);
  const [best] = answers.sort((a, b) => held(b.spans) - held(a.spans));
  if (best === undefined) throw new AppError('streams.unavailable').retryAfter(2);
  if (best.spans.length === 0) throw new AppError('recording.none', id);
  // A node hands nothing of a camera out that it does not know to be public.
  const source = unseal<CameraSource>(app.config.sealKey, sourceSealed, id);
  await best.client
    .register(id, { ...source, name: camera.name, private: false, version })
    .catch(() => Promise.reject(new AppError('streams.unavailable').retryAfter(2)));
  const [from, to] = [within.fromMs / 1000, within.toMs / 1000];
  const { session } = request;
  const expires = Math.floor(Date.now() / 1000) + grantS;
  const terminal = session.terminal?.name ?? session.account;
  const payload = { cameraId: id, session: session.id, terminal, expires, from, to };
  const grant = signPlayGrant(app.config.streamsSecret ?? '', payload);
  const base = publicBase(best.node, `${request.protocol}://${request.hostname}:${app.config.streamsPort}`);
  // Nobody gets a grant for what is not written down.
  await log.once(`${session.id} ${id} ${from} ${to}`, () =>
    app.audit(
      {
        action: 'camera.replayed',
        object: `camera:${id}`,
        areaCode: camera.areaCode,
        detail: { from: new Date(within.fromMs).toISOString(), to: new Date(within.toMs).toISOString() },
      },
      request,
    ),
  );
  return {
    playlist: `${base}/recorded/${grant}/${id}/index.m3u8`,
    expiresAt: new Date(expires * 1000).toISOString(),
    now: new Date().toISOString(),
    from: new Date(within.fromMs).toISOString(),
    to: new Date(within.toMs).toISOString(),
    spans: best.spans.map(toRecordedSpan),
    watermark: watermarkOf(request),
  };
}

/** Whole seconds, none of them to come: a grant opens what there is, not what will be. @throws AppError */
function windowOf(input: PlaybackInput, nowMs: number): Span {
  const fromMs = Math.floor(Date.parse(input.from) / 1000) * 1000;
  const toMs = Math.floor(Math.min(Date.parse(input.to), nowMs) / 1000) * 1000;
  if (!(toMs > fromMs))
    throw new AppError('request.invalid', 'body.to must be later than body.from, and body.from must be past');
  if (toMs - fromMs > PLAYBACK_MAX_HOURS * 3_600_000)
    throw new AppError('request.invalid', `body.to: at most ${PLAYBACK_MAX_HOURS} hours at once`);
  return { fromMs, toMs };
}
