import type { ReactNode } from 'react';
import styles from './bar-rows.module.css';
import { FitList } from './fit-list.tsx';

export interface BarRow {
  key: string;
  label: ReactNode;
  /** Length of the bar, 0–1. */
  part: number;
  /** `12`, or `12 / 41`. */
  value: string;
  /** `29.3 %`; '' where there is none. */
  share: string;
  /** `rest`: what the log does not itemise. */
  tone?: 'red' | 'orange' | 'blue' | 'rest';
}

/** Rows of words, bar and number; the bar is for the eye, the number says it. */
export function BarRows({ label, rows }: { label: string; rows: readonly BarRow[] }) {
  return (
    <FitList
      label={label}
      items={rows}
      keyOf={({ key }) => key}
      rowEm={1.75}
      render={({ label: words, part, value, share, tone }) => (
        <li className={styles.row} data-tone={tone}>
          <span className={styles.label}>{words}</span>
          <span className={styles.track} aria-hidden="true">
            <span
              className={styles.bar}
              style={{ width: `${(Math.min(1, Math.max(0, part)) * 100).toFixed(2)}%` }}
            />
          </span>
          <span className={styles.value}>{value}</span>
          <span className={styles.share}>{share}</span>
        </li>
      )}
    />
  );
}
