import 'react-grid-layout/css/styles.css';
import type { Place } from '@fengqiao/contract/wall-tiles';
import type { Screen } from '@fengqiao/contract/walls';
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { GridLayout, getCompactor, type Layout, useContainerWidth } from 'react-grid-layout';
import { useTranslation } from 'react-i18next';
import { freePlace, isPossible, type PlaceStep, stepped } from '../free-places.ts';
import { freeSide } from '../layout-grid.ts';
import { emptyTile, tilesOf } from '../screen-input.ts';
import { useTileWords } from '../tile-words.ts';
import type { WallActs } from '../use-wall-acts.ts';
import styles from './free-editor.module.css';

interface FreeEditorProps {
  screen: Screen;
  acts: WallActs;
  onClose: () => void;
}

/** Nothing falls up or gives way: a place stands where it was put. */
const compactor = getCompactor(null, false, true);
/** Height of a row over its width, as on a 16:9 display. */
const aspect = 9 / 16;

const arrows: Record<string, PlaceStep> = {
  ArrowLeft: { x: -1 },
  ArrowRight: { x: 1 },
  ArrowUp: { y: -1 },
  ArrowDown: { y: 1 },
};
const sizing: Record<string, PlaceStep> = {
  ArrowLeft: { w: -1 },
  ArrowRight: { w: 1 },
  ArrowUp: { h: -1 },
  ArrowDown: { h: 1 },
};

/** The places of a free screen, moved and sized by mouse or arrows (with Shift: sized); the wall changes with "save". */
export function FreeEditor({ screen, acts, onClose }: FreeEditorProps) {
  const { t } = useTranslation();
  const { width, containerRef, mounted } = useContainerWidth();
  const [tiles, setTiles] = useState(() => tilesOf(screen));
  const [places, setPlaces] = useState<Place[]>(() => [...screen.places]);
  const [word, setWord] = useState('');
  const place = (next: Place[] | null) => {
    setWord(next === null ? t('wallDesk.free.noRoom') : '');
    if (next !== null) setPlaces(next);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = (event.shiftKey ? sizing : arrows)[event.key];
    if (event.key === 'Delete') {
      setPlaces(places.filter((_, at) => at !== index));
      setTiles(tiles.filter((_, at) => at !== index));
    } else if (step) place(stepped(places, index, step));
    else return;
    event.preventDefault();
  };
  const take = (layout: Layout) => {
    const next = places.map((before, index) => {
      const item = layout.find(({ i }) => i === String(index));
      return item ? { x: item.x, y: item.y, w: item.w, h: item.h } : before;
    });
    place(isPossible(next) ? next : null);
  };
  const add = () => {
    const room = freePlace(places);
    if (room === null) return setWord(t('wallDesk.free.full'));
    setPlaces([...places, room]);
    setTiles([...tiles, emptyTile]);
  };
  const save = () => {
    acts.change(
      () => [{ screenId: screen.id, input: { layout: 'free', tiles, places } }],
      t('wallDesk.layoutChanged', { screen: screen.name, layout: t('wall.free') }),
    );
    onClose();
  };
  return (
    <section aria-label={t('wallDesk.free.title', { screen: screen.name })}>
      <p className={styles.hint}>{t('wallDesk.free.hint')}</p>
      <div ref={containerRef} className={styles.frame}>
        {mounted && (
          <GridLayout
            width={width}
            layout={places.map((each, index) => ({ i: String(index), ...each }))}
            gridConfig={{
              cols: freeSide,
              rowHeight: (width * aspect) / freeSide,
              maxRows: freeSide,
              margin: [0, 0],
              containerPadding: [0, 0],
            }}
            dragConfig={{ bounded: true }}
            resizeConfig={{ handles: ['se'] }}
            compactor={compactor}
            autoSize={false}
            style={{ height: width * aspect }}
            onDragStop={take}
            onResizeStop={take}
          >
            {places.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a tile is its place; the library knows it by the key.
              <div key={index} className={styles.item}>
                <FreeTile
                  words={t('wallDesk.free.place', { place: index + 1 })}
                  tile={tiles[index] ?? emptyTile}
                  onKeyDown={(event) => onKeyDown(event, index)}
                />
              </div>
            ))}
          </GridLayout>
        )}
      </div>
      <p role="status" className={styles.hint}>
        {word}
      </p>
      <div className={styles.buttons}>
        <Button type="primary" disabled={places.length === 0} onClick={save}>
          {t('common.save')}
        </Button>
        <Button onClick={add}>{t('wallDesk.free.add')}</Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </section>
  );
}

interface FreeTileProps {
  words: string;
  tile: Screen['tiles'][number];
  onKeyDown: (event: KeyboardEvent) => void;
}

function FreeTile({ words, tile, onKeyDown }: FreeTileProps) {
  const content = useTileWords(tile);
  return (
    <button type="button" className={styles.tile} aria-label={`${words} ${content}`} onKeyDown={onKeyDown}>
      {content}
    </button>
  );
}
