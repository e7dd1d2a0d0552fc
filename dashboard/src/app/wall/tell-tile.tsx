import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { TileStates, TileTold } from './tile-states.ts';

type Tell = (told: TileTold) => void;

const TellContext = createContext<Tell>(() => undefined);

interface TellTileProps {
  states: TileStates;
  tileKey: string;
  children: ReactNode;
}

/** Gives a tile the way to say how it is; with the tile what it said goes. */
export function TellTile({ states, tileKey, children }: TellTileProps) {
  const tell = useMemo<Tell>(() => (told) => states.tell(tileKey, told), [states, tileKey]);
  useEffect(() => () => states.forget(tileKey), [states, tileKey]);
  return <TellContext value={tell}>{children}</TellContext>;
}

/** The way of the tile above to say how it is. */
export const useTell = (): Tell => useContext(TellContext);

/** Says how a tile without a picture is. */
export function useTold(state: TileTold['state'], error: string | null = null): void {
  const tell = useTell();
  useEffect(() => tell({ state, latencyMs: null, frameAgeMs: null, error }), [tell, state, error]);
}
