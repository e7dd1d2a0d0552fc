import type { ScreenLayout } from '@fengqiao/contract/wall-tiles';
import type { Wall } from '@fengqiao/contract/walls';
import { useTranslation } from 'react-i18next';
import { layoutGrid } from './layout-grid.ts';
import { LayoutSelect } from './layout-select.tsx';
import styles from './screen-card.module.css';
import { withLayout } from './screen-input.ts';
import { usePageWords, useScreenWords } from './screen-words.ts';
import { Spot } from './spot.tsx';
import type { ScreenNow } from './use-screens-now.ts';
import type { WallActs } from './use-wall-acts.ts';

interface ScreenCardProps {
  wall: Wall;
  now: ScreenNow;
  /** null = this account only looks. */
  acts: WallActs | null;
}

/** One screen of a wall in small, as it really is: what stands where, how late, and what is wrong with it. */
export function ScreenCard({ wall, now, acts }: ScreenCardProps) {
  const { t } = useTranslation();
  const { screen, shown, state } = now;
  const { columns, rows, areas } = layoutGrid(shown);
  // A scene of a tour may divide the screen differently: what is put there would land elsewhere.
  const divided = shown.layout !== screen.layout || shown.places.length !== screen.places.length;
  const operable = divided ? null : acts;
  const alarmed = shown.source === 'alarm';
  const words = useScreenWords(now);
  const page = usePageWords(now);
  const change = (layout: ScreenLayout) =>
    acts?.change(
      (screens) =>
        screens
          .filter(({ id }) => id === screen.id)
          .map((each) => ({ screenId: each.id, input: withLayout(each, layout) })),
      t('wallDesk.layoutChanged', {
        screen: screen.name,
        layout: layout === 'free' ? t('wall.free') : layout,
      }),
    );
  return (
    <figure className={styles.screen} data-kind={state.kind} data-source={shown.source}>
      <div
        className={styles.grid}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
        }}
      >
        {state.places.map((place, index) => (
          <Spot
            // biome-ignore lint/suspicious/noArrayIndexKey: a tile is its place; its content comes and goes.
            key={index}
            wallId={wall.id}
            screen={screen}
            place={index}
            state={place}
            area={areas[index] ?? 'auto'}
            acts={operable}
            alarm={alarmed && screen.reserved.includes(index)}
            first={index === 0}
          />
        ))}
      </div>
      <figcaption className={styles.caption}>
        <a href={`/wall/${wall.id}/${screen.id}`} target="_blank" rel="noopener" title={t('wall.open')}>
          {screen.name}
        </a>
        <span
          className={styles.note}
          data-level={words.level}
          title={[words.full, page].filter(Boolean).join('\n')}
        >
          {words.short}
        </span>
        {acts && !divided && <LayoutSelect name={screen.name} value={screen.layout} onChange={change} />}
      </figcaption>
    </figure>
  );
}
