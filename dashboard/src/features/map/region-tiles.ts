import {
  type AddProtocolResponseData,
  addProtocol,
  type GetResourceResponse,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { Protocol } from 'pmtiles';
import { loadLabelFont, tileCharacters } from './label-font.ts';

let ready = false;

/** Teaches MapLibre the `pmtiles://` scheme and where its worker is; once per page. */
export function prepareMapLibre(): void {
  if (ready) return;
  ready = true;
  setWorkerUrl(workerUrl);
  const { tilev4 } = new Protocol();
  addProtocol('pmtiles', async (params, controller) => {
    const answer = await tilev4(params as Parameters<typeof tilev4>[0], controller);
    const { data } = answer;
    // A tile reaches the map together with the letters it needs.
    if (data instanceof Uint8Array || data instanceof ArrayBuffer) await loadLabelFont(tileCharacters(data));
    return answer as GetResourceResponse<AddProtocolResponseData>;
  });
}
