import { Fragment } from 'react';
import styles from './key-caps.module.css';

const capNames: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** The caps of one combination or sequence: `Ctrl+k` → Ctrl K, `g d` → G D. */
const capsOf = (keys: string): string[] =>
  keys.split(/[\s+]/).map((key) => capNames[key] ?? (key.length === 1 ? key.toUpperCase() : key));

/** Keys as they are written on a keyboard; several ways stand beside each other. */
export function KeyCaps({ keys }: { keys: readonly string[] }) {
  return (
    <span className={styles.caps}>
      {keys.map((way, index) => (
        <Fragment key={way}>
          {index > 0 && <span className={styles.or}>/</span>}
          {capsOf(way).map((cap) => (
            <kbd key={cap} className={styles.cap}>
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
