import { type ComponentType, createContext } from 'react';

/** Where something stands and what it looks over; degrees of the compass. */
export interface SeenPlace {
  lng: number;
  lat: number;
  directionDeg: number | null;
  fovDeg: number | null;
}

export interface PlaceMapProps {
  /** null = it has none yet: the whole region is shown. */
  place: SeenPlace | null;
  /** Says what the map shows, for whoever does not see it. */
  label: string;
  /** Makes a click choose the place, WGS-84. */
  onPick?: ((lng: number, lat: number) => void) | undefined;
}

/** The small map, for features that show a place without knowing the map; null where there is none. */
export const PlaceMapContext = createContext<ComponentType<PlaceMapProps> | null>(null);
