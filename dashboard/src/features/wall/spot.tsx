import type { Screen } from '@fengqiao/contract/walls';
import { type KeyboardEvent, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useWallDrag } from '../../lib/wall-drag.ts';
import { useWallHand } from '../../lib/wall-hand.ts';
import type { WallLoad, WallSpot } from '../../lib/wall-load.ts';
import { emptyTile, tilesOf } from './screen-input.ts';
import type { PlaceState } from './screen-state.ts';
import styles from './spot.module.css';
import { useTileWords } from './tile-words.ts';
import { useDrop } from './use-drop.ts';
import type { WallActs } from './use-wall-acts.ts';

interface SpotProps {
  wallId: string;
  screen: Screen;
  place: number;
  state: PlaceState;
  /** CSS grid area. */
  area: string;
  /** null = this account only looks, or nothing can be put here now. */
  acts: WallActs | null;
  /** An alarm stands here. */
  alarm: boolean;
  /** The place that Tab leads to. */
  first: boolean;
}

/** One place of a screen in small: what stands there and how it is; whatever is put on it goes to the wall. */
export function Spot({ wallId, screen, place, state, area, acts, alarm, first }: SpotProps) {
  const { t } = useTranslation();
  const { load, take } = useWallHand();
  const spot: WallSpot = { wallId, screenId: screen.id, place };
  const words = useTileWords(state.tile);
  const note = useStateWords(state);
  const own = tilesOf(screen)[place] ?? emptyTile;
  const covered = JSON.stringify(own) !== JSON.stringify(state.tile);
  const held: WallLoad | null = own.kind === 'empty' || covered ? null : { tiles: [own], words, from: spot };
  const dragRef = useWallDrag<HTMLElement>(acts && held);
  const { over, ref: dropRef } = useDrop(acts === null ? null : (dropped) => acts.put(dropped, spot));
  const ref = useCallback(
    (element: HTMLElement | null) => {
      const stops = [dragRef(element), dropRef(element)];
      return () => {
        for (const stop of stops) stop?.();
      };
    },
    [dragRef, dropRef],
  );
  const content = (
    <>
      <span className={styles.name}>{state.tile.kind === 'empty' ? '' : words}</span>
      {note !== null && <span className={styles.note}>{note}</span>}
    </>
  );
  const look = {
    className: styles.spot,
    style: { gridArea: area },
    'data-kind': state.tile.kind,
    'data-state': state.state,
    'data-alarm': alarm || undefined,
    'data-over': over || undefined,
    title: [words, note].filter(Boolean).join(' · '),
  };
  if (acts === null) return <div {...look}>{content}</div>;
  const press = () => {
    if (load) acts.put(load, spot);
    else if (held) take(held);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key !== 'Delete' && event.key !== 'Backspace') || held === null) return;
    event.preventDefault();
    acts.clear(spot);
  };
  return (
    <button
      {...look}
      ref={ref}
      type="button"
      data-wall-spot=""
      data-target={load !== null || undefined}
      data-held={isSpot(load?.from, spot) || undefined}
      tabIndex={first || load !== null ? 0 : -1}
      aria-label={t(load === null ? 'wallDesk.spot' : 'wallDesk.putHere', {
        screen: screen.name,
        place: place + 1,
        content: [words, note].filter(Boolean).join(' '),
        words: load?.words ?? '',
      })}
      onClick={press}
      onKeyDown={onKeyDown}
    >
      {content}
    </button>
  );
}

const isSpot = (one: WallSpot | null | undefined, other: WallSpot): boolean =>
  one?.wallId === other.wallId && one.screenId === other.screenId && one.place === other.place;

/** What is wrong with a place, or why it shows no picture; null = all is well. */
function useStateWords({ state, report, instead }: PlaceState): string | null {
  const { t } = useTranslation();
  const other = useTileWords(instead ?? emptyTile);
  if (instead !== null) return t('wallDesk.state.instead', { words: other });
  if (state === 'frozen' && report?.frameAgeMs != null)
    return t('wallDesk.state.frozenFor', { seconds: Math.round(report.frameAgeMs / 1000) });
  if (state === 'frozen' || state === 'failed' || state === 'waiting' || state === 'private')
    return t(`wallDesk.state.${state}`);
  return null;
}
