import { tiers } from '@fengqiao/contract/cases';
import type { TierPoint } from '@fengqiao/contract/map';
import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { zoomShift } from './map-style.ts';
import { crowding, growing } from './tier-icons.ts';
import { isUnacknowledged } from './tier-points.ts';

export const tierSource = 'tier-points';
export const tierLayerId = 'tier-points';
export const tierFrameLayer = 'tier-frames';
export const tierSelectionSource = 'tier-selection';
export const tierSelectionLayer = 'tier-selection';

const point = ({ lng, lat }: TierPoint) => ({ type: 'Point' as const, coordinates: [lng, lat] });

export function tierFeatures(points: readonly TierPoint[]): GeoJSON.FeatureCollection<GeoJSON.Point> {
  return {
    type: 'FeatureCollection',
    features: points.map((each) => ({
      type: 'Feature',
      geometry: point(each),
      properties: {
        caseCode: each.caseCode,
        tier: each.tier,
        order: tiers.indexOf(each.tier),
        framed: isUnacknowledged(each),
      },
    })),
  };
}

/** What is chosen, and what lies under the pointer. */
export function selectionFeatures(
  selected: TierPoint | null,
  pointed: TierPoint | null,
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  const ring = (of: TierPoint | null, opacity: number) =>
    of === null
      ? []
      : [{ type: 'Feature' as const, geometry: point(of), properties: { caseCode: of.caseCode, opacity } }];
  return { type: 'FeatureCollection', features: [...ring(pointed, 0.6), ...ring(selected, 1)] };
}

/** Factor on the size of signs: the more cases the smaller, and all grow as the map comes nearer. `crowd`: cases for the room of a whole desk. */
export function signSize(crowd: number, scale: number): ExpressionSpecification {
  const { from, to, most } = growing;
  const shift = zoomShift(scale);
  return ['interpolate', ['linear'], ['zoom'], from + shift, crowdingStep(crowd), to + shift, most];
}

/** In steps: every other size has all signs laid out anew. */
export const crowdingStep = (crowd: number): number => Math.round(crowding(crowd) * 20) / 20;

/** The cases over everything else on the map, bottom first. They take no room from names. */
export function tierLayers(scale: number): SymbolLayerSpecification[] {
  const sign = {
    type: 'symbol',
    source: tierSource,
    layout: {
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-size': signSize(1, scale),
      'symbol-sort-key': ['get', 'order'],
    },
  } satisfies Omit<SymbolLayerSpecification, 'id'>;
  return [
    {
      ...sign,
      id: tierFrameLayer,
      filter: ['==', ['get', 'framed'], true],
      layout: { ...sign.layout, 'icon-image': 'tier-frame' },
    },
    {
      ...sign,
      id: tierLayerId,
      layout: { ...sign.layout, 'icon-image': ['concat', 'tier-', ['get', 'tier']] },
    },
    {
      ...sign,
      id: tierSelectionLayer,
      source: tierSelectionSource,
      layout: { ...sign.layout, 'symbol-sort-key': ['get', 'opacity'], 'icon-image': 'tier-selection' },
      paint: { 'icon-opacity': ['get', 'opacity'] },
    },
  ];
}
