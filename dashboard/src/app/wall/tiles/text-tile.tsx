import { useTold } from '../tell-tile.tsx';
import styles from './tiles.module.css';

/** A few words as large as their number lets them be. */
export function TextTile({ text }: { text: string }) {
  useTold('still');
  const long = text.length > 60 ? 'long' : text.length > 16 ? 'middle' : 'short';
  return (
    <p className={styles.text} data-length={long}>
      {text}
    </p>
  );
}
