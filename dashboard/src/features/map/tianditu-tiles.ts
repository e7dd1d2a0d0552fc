import { type TiandituLayer, tiandituZooms } from '@fengqiao/contract/tianditu';
import { addProtocol, type RasterSourceSpecification } from 'maplibre-gl';
import { requestBytes } from '../../lib/api.ts';
import { tellTianditu } from './tianditu-state.ts';

/** Beginning of the ids of its sources: their errors are no errors of the map's own base. */
export const tiandituPrefix = 'tianditu-';
const scheme = 'tianditu';

let ready = false;

/** Teaches MapLibre to ask the gateway for tiles as every other request does, with the terminal's proof; once per page. */
export function prepareTianditu(): void {
  if (ready) return;
  ready = true;
  addProtocol(scheme, async ({ url }, { signal }) => {
    try {
      const data = await requestBytes(`/api/map/tianditu/${url.slice(scheme.length + 3)}`, { signal });
      tellTianditu({ failed: false });
      return { data };
    } catch (error) {
      if (!signal.aborted) tellTianditu({ failed: true });
      throw error;
    }
  });
}

/** Tiles of one layer, fetched by the gateway. */
export const tiandituSource = (layer: TiandituLayer): RasterSourceSpecification => ({
  type: 'raster',
  tiles: [`${scheme}://${layer}/{z}/{x}/{y}`],
  tileSize: 256,
  minzoom: tiandituZooms.min,
  maxzoom: tiandituZooms.max,
});
