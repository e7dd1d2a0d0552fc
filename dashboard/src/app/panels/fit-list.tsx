import { Fragment, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './fit-list.module.css';
import { rowsThatFit } from './rows-that-fit.ts';

interface FitListProps<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  render: (item: T) => ReactNode;
  /** Height of a row in em of the panel's letters. */
  rowEm: number;
}

/** As many rows as the box holds, none cut in two; how many are not shown stands in the last one. */
export function FitList<T>({ label, items, keyOf, render, rowEm }: FitListProps<T>) {
  const { t } = useTranslation();
  const box = useRef<HTMLOListElement>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      const fontPx = Number.parseFloat(getComputedStyle(element).fontSize);
      setRoom(Math.floor(element.clientHeight / (rowEm * fontPx) + 0.02));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [rowEm]);
  const { shown, hidden } = rowsThatFit(items, room);
  return (
    <ol ref={box} className={styles.list} aria-label={label} style={{ gridAutoRows: `${rowEm}em` }}>
      {shown.map((item) => (
        <Fragment key={keyOf(item)}>{render(item)}</Fragment>
      ))}
      {hidden > 0 && room > 0 && <li className={styles.more}>{t('panels.more', { count: hidden })}</li>}
    </ol>
  );
}
