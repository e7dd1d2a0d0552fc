import { type ComponentType, createContext } from 'react';

/** An area of a frozen map: what it is coloured by, and what is written on it. */
export interface MapArea {
  areaCode: string;
  areaName: string;
  value: number | null;
  figure: string;
}

export interface PackMapProps {
  areas: readonly MapArea[];
  /** Heat under the names; WGS-84. */
  cells: readonly { centre: { lng: number; lat: number }; n: number }[];
  /** Says what the map shows, for whoever does not see it. */
  label: string;
  /** An area was pressed. */
  onArea: (areaCode: string) => void;
}

/** The map of frozen areas, for packs that know nothing of maps; null where there is none. */
export const PackMapContext = createContext<ComponentType<PackMapProps> | null>(null);
