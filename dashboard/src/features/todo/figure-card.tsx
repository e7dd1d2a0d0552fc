import styles from './todo-counts.module.css';

interface FigureCardProps {
  name: string;
  /** Null = not known yet. */
  count: number | null;
  note: string;
  /** Definition, on hover. */
  hint?: string;
}

/** A count of the to-do that has no list of its own. */
export function FigureCard({ name, count, note, hint }: FigureCardProps) {
  return (
    <div className={styles.card} title={hint}>
      <span className={styles.count}>{count ?? '–'}</span>
      <span className={styles.name}>{name}</span>
      <span className={styles.note}>{note}</span>
    </div>
  );
}
