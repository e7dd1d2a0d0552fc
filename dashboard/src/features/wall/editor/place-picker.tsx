import type { Screen } from '@fengqiao/contract/walls';
import { useTranslation } from 'react-i18next';
import { layoutGrid } from '../layout-grid.ts';
import styles from './place-picker.module.css';

interface PlacePickerProps {
  screen: Screen;
  /** Chosen places in the order in which they are used. */
  chosen: readonly number[];
  /** Number that the first chosen place carries. */
  firstNumber?: number;
  /** null = it only shows. */
  onChange: ((chosen: number[]) => void) | null;
}

/** Places of a screen to choose from; each chosen one carries its number. */
export function PlacePicker({ screen, chosen, firstNumber = 1, onChange }: PlacePickerProps) {
  const { t } = useTranslation();
  const { columns, rows, areas } = layoutGrid(screen);
  const toggle = (place: number) =>
    onChange?.(chosen.includes(place) ? chosen.filter((each) => each !== place) : [...chosen, place]);
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.name}>{screen.name}</legend>
      <div
        className={styles.grid}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
        }}
      >
        {areas.map((area, place) => {
          const order = chosen.indexOf(place);
          return (
            <button
              key={area}
              type="button"
              className={styles.place}
              style={{ gridArea: area }}
              aria-pressed={order >= 0}
              aria-label={t('wallDesk.placeOf', { screen: screen.name, place: place + 1 })}
              disabled={onChange === null}
              onClick={() => toggle(place)}
            >
              {order >= 0 ? order + firstNumber : ''}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
