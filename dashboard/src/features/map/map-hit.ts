import type { HeatAnswer } from '@fengqiao/contract/map';

/** A place on the map and where it is on the screen, in CSS pixels of the map. */
export interface MapPlace {
  lng: number;
  lat: number;
  x: number;
  y: number;
}

/** What was hit, the smallest thing first. */
export type MapHit =
  | { kind: 'case'; caseCode: string }
  | { kind: 'camera'; cameraId: string; place: MapPlace }
  | { kind: 'centre'; centreId: string; place: MapPlace }
  | {
      kind: 'heat';
      cells: HeatAnswer['cells'];
      cellZoom: number;
      areaCode: string | null;
      place: MapPlace;
    }
  | { kind: 'area'; areaCode: string }
  | { kind: 'nothing' };
