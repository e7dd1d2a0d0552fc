import { RECORD_MAX_HOURS } from '@fengqiao/contract/recordings';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { InternalRoute } from './internal-routes.ts';
import { noRecording } from './node-status.ts';
import { readJson } from './read-json.ts';
import { notFound, refusal } from './refusals.ts';
import { HttpError, sendJson } from './respond.ts';

const KeepBody = Type.Object(
  { hours: Type.Integer({ minimum: 1, maximum: RECORD_MAX_HOURS }) },
  { additionalProperties: false },
);
const keepBodies = Compile(KeepBody);

const CAMERA = /^\/internal\/recordings\/(\d{20})$/;

/** What the gateway asks of a node's recordings. */
export const recordingRoutes: readonly InternalRoute[] = [
  {
    name: 'GET /internal/recordings',
    method: 'GET',
    path: /^\/internal\/recordings$/,
    handle: ({ recordings }, _id, _request, response) =>
      sendJson(response, 200, {
        report: recordings?.report() ?? noRecording,
        items: recordings?.list() ?? [],
      }),
  },
  {
    name: 'GET /internal/recordings/:camera',
    method: 'GET',
    path: CAMERA,
    handle({ relay, recordings }, id, request, response) {
      if (relay.camera(id)?.private) throw refusal('recording.private');
      const query = new URL(request.url ?? '', 'http://node').searchParams;
      const [fromMs, toMs] = [instantOf(query.get('from')), instantOf(query.get('to'))];
      sendJson(response, 200, { spans: recordings?.coverage(id, { fromMs, toMs }) ?? [] });
    },
  },
  {
    name: 'PUT /internal/recordings/:camera',
    method: 'PUT',
    path: CAMERA,
    async handle({ relay, recordings }, id, request, response) {
      const body = await readJson(request);
      if (!keepBodies.Check(body)) throw new HttpError(422, 'request.invalid', 'hours is missing or wrong');
      if (recordings === undefined) throw notFound('A recording');
      if (relay.camera(id)?.private) throw refusal('recording.private');
      await recordings.keepFor(id, body.hours);
      response.writeHead(204).end();
    },
  },
  {
    name: 'DELETE /internal/recordings/:camera',
    method: 'DELETE',
    path: CAMERA,
    async handle({ recordings }, id, _request, response) {
      sendJson(response, 200, (await recordings?.destroy(id)) ?? { files: 0, bytes: 0 });
    },
  },
];

/** Epoch ms of a query. @throws HttpError 400 */
function instantOf(text: string | null): number {
  if (text === null || !/^\d{1,14}$/.test(text))
    throw new HttpError(400, 'request.invalid', 'from and to are epoch milliseconds');
  return Number(text);
}
