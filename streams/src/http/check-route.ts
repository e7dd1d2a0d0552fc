import type { CameraCheck } from '@fengqiao/contract/stream-node';
import { describeCamera } from '../ingest/describe-camera.ts';
import { IngestError } from '../ingest/ingest-error.ts';
import { parseCameraSource } from './camera-source.ts';
import type { InternalRoute } from './internal-routes.ts';
import { readJson } from './read-json.ts';
import { refusal } from './refusals.ts';
import { sendJson } from './respond.ts';

/** How long a camera may take to describe its stream. */
const timeoutMs = 5_000;

/** Whether a camera that nobody watches answers. Nothing of it is kept, and a private room's camera is not even asked. */
export const checkRoute: InternalRoute = {
  name: 'POST /internal/cameras/:id/check',
  method: 'POST',
  path: /^\/internal\/cameras\/(\d{20})\/check$/,
  async handle({ relay }, id, request, response) {
    const source = parseCameraSource(await readJson(request));
    if (source.private || relay.camera(id)?.private) throw refusal('play.private');
    let answer: CameraCheck = { online: true, reason: null };
    try {
      await describeCamera(source, timeoutMs);
    } catch (error) {
      answer = { online: false, reason: error instanceof IngestError ? error.reason : 'internal' };
    }
    sendJson(response, 200, answer);
  },
};
