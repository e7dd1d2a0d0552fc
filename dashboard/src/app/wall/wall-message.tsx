import styles from './wall.module.css';

/** A screen that has nothing to show yet says why. */
export function WallMessage({ title, detail }: { title: string; detail?: string }) {
  return (
    <main className={styles.message}>
      <p className={styles.messageTitle}>{title}</p>
      {detail && <p className={styles.messageDetail}>{detail}</p>}
    </main>
  );
}
