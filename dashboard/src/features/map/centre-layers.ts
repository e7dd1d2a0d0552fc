import { areaLevel } from '@fengqiao/contract/areas';
import { roomUseAt } from '@fengqiao/contract/room-use';
import type { CentreNow } from '@fengqiao/contract/rooms-now';
import type { LayerSpecification } from 'maplibre-gl';
import { colors } from '../../theme/tokens.ts';
import { labelFont } from './label-font.ts';
import { zoomShift } from './map-style.ts';

export const centreSource = 'centres';

/** The first centres are shown from this zoom on, at scale 1. */
export const centreZoom = 9;

/** Seats of cities and counties are seen from afar, the others where they do not lie on each other. */
const levels = [
  { id: 'centre-seats', words: ['province', 'city', 'county'], minzoom: centreZoom },
  { id: 'centre-townships', words: ['township'], minzoom: 10.6 },
  { id: 'centre-villages', words: ['village', 'grid'], minzoom: 13 },
] as const;
export const centreLayerIds = levels.map(({ id }) => id);

/** A centre with how many of its mediation rooms are in use, of how many; null = nobody has said. */
export function roomsInUse(
  { rooms }: Pick<CentreNow, 'rooms'>,
  nowMs: number,
): { inUse: number; known: number; all: number } {
  const mediation = rooms.filter(({ kind }) => kind === 'mediation');
  const states = mediation.map(({ use }) => roomUseAt(use, nowMs));
  return {
    inUse: states.filter((state) => state === 'inUse').length,
    known: states.filter((state) => state !== 'unknown').length,
    all: mediation.length,
  };
}

/** Centres as points. `busy` when a mediation room is in use: whoever looks for help sees it before opening anything. */
export function centreFeatures(
  centres: readonly CentreNow[],
  nowMs: number,
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  return {
    type: 'FeatureCollection',
    features: centres.flatMap((centre) => {
      const { id, name, location, areaCode } = centre;
      if (!location) return [];
      const { inUse, known, all } = roomsInUse(centre, nowMs);
      const figure = known === 0 ? '' : `${inUse}/${all}`;
      const sign = inUse > 0 ? 'centre-busy' : 'centre-calm';
      const geometry = { type: 'Point' as const, coordinates: [location.lng, location.lat] };
      const properties = { id, name, figure, sign, level: areaLevel(areaCode) };
      return [{ type: 'Feature' as const, geometry, properties }];
    }),
  };
}

/** Centres as signs with the use of their rooms, from the zoom on at which those of their level stand apart. */
export function centreLayers(scale: number): LayerSpecification[] {
  const shift = zoomShift(scale);
  return levels.map(({ id, words, minzoom }) => ({
    id,
    type: 'symbol',
    source: centreSource,
    minzoom: minzoom + shift,
    filter: ['in', ['get', 'level'], ['literal', [...words]]],
    layout: {
      'icon-image': ['get', 'sign'],
      'icon-allow-overlap': true,
      'text-field': [
        'step',
        ['zoom'],
        ['get', 'figure'],
        Math.max(minzoom, 12) + 1 + shift,
        ['format', ['get', 'name'], {}, '\n', {}, ['get', 'figure'], {}],
      ],
      'text-font': [labelFont],
      'text-size': 12 * scale,
      'text-offset': [0, 1.2],
      'text-anchor': 'top',
      'text-optional': true,
    },
    paint: {
      'text-color': colors.textSoft,
      'text-halo-color': colors.halo,
      'text-halo-width': 1.5 * scale,
    },
  }));
}
