import styles from './tiles.module.css';

/** What a tile says instead of its content: that it loads, that there is nothing, or what is wrong. */
export function TileWords({ title, detail }: { title: string; detail?: string | null }) {
  return (
    <div className={styles.words} role="status">
      <p className={styles.wordsTitle}>{title}</p>
      {detail && <p className={styles.wordsDetail}>{detail}</p>}
    </div>
  );
}
