import type { CameraRecordings, RecordingInput, RecordingPolicy } from '@fengqiao/contract/recordings';
import { setRecording } from '@fengqiao/db/queries/recordings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../plugins/errors.ts';
import { type Recordable, recordable } from './camera.ts';
import { holdings, joinSpans, toRecordedSpan } from './coverage.ts';
import { daySpan } from './day-span.ts';

const toPolicy = (cameraId: string, row: Recordable['recording']): RecordingPolicy => ({
  cameraId,
  hours: row?.hours ?? 0,
  reason: row?.reason ?? null,
  setBy: row?.setBy ?? null,
  setAt: row?.setAt.toISOString() ?? null,
});

/**
 * Switches the recording of a public camera on or off, and tells the nodes at once. Throws `notFound`, `recording.private`,
 * `camera.noSource`.
 */
export async function decideRecording(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  { hours, reason }: RecordingInput,
): Promise<RecordingPolicy> {
  const { camera, sourceSealed, recording } = await recordable(app, request, id, 'camera.changed');
  if (hours > 0 && sourceSealed === null) throw new AppError('camera.noSource', id);
  const row = await app.inScope(request.session, async (client) => {
    const setBy = request.session.account;
    const set = await setRecording(client, { cameraId: id, hours, reason, setBy });
    const detail = { recordHoursBefore: recording?.hours ?? 0, recordHours: hours, reason };
    const act = { action: 'camera.changed', object: `camera:${id}`, areaCode: camera.areaCode } as const;
    await app.audit({ ...act, detail }, request, client);
    return set;
  });
  await app.recordings.round();
  return toPolicy(id, row);
}

/** What there is of one day. Throws `notFound`, `recording.private`, `request.invalid`. */
export async function recordingsOfDay(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  day: string,
): Promise<CameraRecordings> {
  const span = daySpan(day);
  if (span === null) throw new AppError('request.invalid', `querystring.day ${day} is no day`);
  const { recording } = await recordable(app, request, id, null);
  const { holdings: held, complete } =
    recording === null ? { holdings: [], complete: true } : await holdings(app, id, span);
  return {
    ...toPolicy(id, recording),
    day,
    from: new Date(span.fromMs).toISOString(),
    to: new Date(span.toMs).toISOString(),
    spans: joinSpans(held.flatMap(({ spans }) => spans)).map(toRecordedSpan),
    complete,
    now: new Date().toISOString(),
  };
}
