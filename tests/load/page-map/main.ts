// Runs in the browser: the product's base map and nothing else, as MapLibre alone draws it.
import { Map as MapLibreMap } from 'maplibre-gl';
import { baseStyle } from '../../../dashboard/src/features/map/map-style.ts';
import { prepareMapLibre } from '../../../dashboard/src/features/map/region-tiles.ts';

const parameters = new URLSearchParams(location.search);
const bounds = (parameters.get('bounds') ?? '').split(',').map(Number) as [number, number, number, number];
const container = document.createElement('div');
// Where the desk's map is, and as large.
container.style.cssText = `position:fixed;${parameters.get('place') ?? 'inset:0'}`;
document.body.append(container);
prepareMapLibre();
const map = new MapLibreMap({
  container,
  style: baseStyle(parameters.get('tiles') ?? '', 1),
  bounds,
  fitBoundsOptions: { padding: 40 },
  maxZoom: 18,
  attributionControl: false,
  fadeDuration: 0,
});
map.once('idle', () => {
  container.dataset.mapReady = 'true';
});
