import { Button } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../../ui/error-words.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import styles from './area-board.module.css';
import { figureText, fractionText } from './figure-text.ts';
import { indicatorBehind, type PaintMeasure, paintMeasures } from './paint-measures.ts';
import type { AreaPaint, AreaRow } from './use-area-paint.ts';
import { useFocusBelow } from './use-focus-below.ts';

interface AreaBoardProps {
  paint: AreaPaint;
  measure: PaintMeasure;
  /** Whether the map shows cases of a window; without one an indicator is of the last 30 days. */
  timed: boolean;
  onMeasure: (measure: PaintMeasure | undefined) => void;
  onSelectArea: (areaCode: string) => void;
}

/** The figures of the areas below, the legend of their colours, and the way down and up by keyboard. */
export function AreaBoard({ paint, measure, timed, onMeasure, onSelectArea }: AreaBoardProps) {
  const { t } = useTranslation();
  const listRef = useRef<HTMLUListElement>(null);
  const { areas, rows, unit, total, definition, error } = paint;
  useFocusBelow(listRef, areas?.areaCode);
  const peopled = rows.some(({ population }) => population !== null);
  const asked = (each: PaintMeasure) => each !== 'perTenThousand' || each === measure || peopled;
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const lines = [...(listRef.current?.querySelectorAll('button') ?? [])];
    const next = lines[lines.findIndex((line) => line.matches(':focus')) + by];
    if (by === 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <section className={styles.board} aria-label={t('map.paint.title')}>
      <header className={styles.head}>
        <FilterSelect
          label={t('map.paint.measure')}
          value={measure}
          options={paintMeasures
            .filter(asked)
            .map((value) => ({ value, label: t(`map.paint.measures.${value}`) }))}
          anyLabel={t('map.paint.none')}
          onChange={onMeasure}
        />
        <button
          type="button"
          className={styles.close}
          aria-label={t('common.close')}
          onClick={() => onMeasure(undefined)}
        >
          ×
        </button>
      </header>
      {areas && (
        <p className={styles.total}>
          <strong>{areas.areaName}</strong>
          {total && (
            <span>
              {figureText(total.value, unit)}
              {total.denominator !== null && <small> {fractionText(total)}</small>}
            </span>
          )}
        </p>
      )}
      {error !== null && error !== undefined && <p role="alert">{errorWords(error, t)}</p>}
      <Classes paint={paint} />
      {areas && rows.length === 0 && <p className={styles.note}>{t('map.paint.nothingBelow')}</p>}
      <ul ref={listRef} className={styles.rows} onKeyDown={step}>
        {rows.map((row) => (
          <li key={row.areaCode}>
            <Line row={row} unit={unit} onSelect={onSelectArea} />
          </li>
        ))}
      </ul>
      {areas?.parent && (
        <Button
          size="small"
          className={styles.up ?? ''}
          onClick={() => onSelectArea(areas.parent?.areaCode ?? '')}
        >
          {t('map.paint.up', { name: areas.parent.areaName })}
        </Button>
      )}
      <p className={styles.note}>
        {definition ?? t('map.paint.counted')}
        {indicatorBehind(measure) !== null &&
          ` ${t(timed ? 'map.paint.ownFilters' : 'map.paint.ownFilters30')}`}
        {indicatorBehind(measure) === null && areas && areas.elsewhere > 0
          ? ` ${t('map.paint.elsewhere', { count: areas.elsewhere })}`
          : ''}
      </p>
    </section>
  );
}

/** The classes from few to many, each with its range. */
function Classes({ paint: { classes, unit } }: { paint: AreaPaint }) {
  return (
    <ul className={styles.classes}>
      {classes.map(({ from, to, color }) => (
        <li key={from} className={styles.class}>
          <span className={styles.swatch} style={{ background: color }} aria-hidden="true" />
          {from === to ? figureText(from, unit) : `${figureText(from, unit)}–${figureText(to, unit)}`}
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  row: AreaRow;
  unit: AreaPaint['unit'];
  onSelect: (areaCode: string) => void;
}

function Line({ row, unit, onSelect }: LineProps) {
  return (
    <button type="button" className={styles.row} onClick={() => onSelect(row.areaCode)}>
      <span
        className={styles.swatch}
        style={{ background: row.color ?? 'transparent' }}
        data-outlined={row.outlined}
        aria-hidden="true"
      />
      <span className={styles.name}>{row.areaName}</span>
      <span className={styles.figure}>{figureText(row.value, unit)}</span>
      {row.denominator !== null && <span className={styles.fraction}>{fractionText(row)}</span>}
    </button>
  );
}
