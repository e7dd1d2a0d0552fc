import type { Datum } from '@fengqiao/contract/common';
import gcoord from 'gcoord';

/** gcoord's types describe its ES module, but Node loads the CommonJS build, whose export is this object itself. */
const { transform } = gcoord as unknown as {
  transform(point: [number, number], from: string, to: string): [number, number];
};

/** WGS-84 of a point in any datum, to 6 decimals (0.1 m). CGCS2000 differs from WGS-84 by centimetres: taken as is. */
export function toWgs84(lng: number, lat: number, datum: Datum): { lng: number; lat: number } {
  if (datum === 'WGS84' || datum === 'CGCS2000') return { lng, lat };
  const [x, y] = transform([lng, lat], datum === 'BD09' ? 'BD09' : 'GCJ02', 'WGS84');
  return { lng: Math.round(x * 1e6) / 1e6, lat: Math.round(y * 1e6) / 1e6 };
}

/** Whether a point lies in the box around China; a swapped longitude and latitude does not. */
export function isInChina(lng: number, lat: number): boolean {
  return lng >= 73 && lng <= 136 && lat >= 3 && lat <= 54;
}
