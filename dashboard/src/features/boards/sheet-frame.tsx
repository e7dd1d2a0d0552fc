import type { PublicBoard } from '@fengqiao/contract/boards';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import styles from './board.module.css';

interface SheetFrameProps {
  board: PublicBoard;
  title: string;
  shown: boolean;
  children: ReactNode;
}

/** A sheet of the board: whose it is, what it shows, and by which rules. */
export function SheetFrame({ board, title, shown, children }: SheetFrameProps) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <section className={styles.sheet} data-shown={shown || undefined} aria-hidden={!shown} aria-label={title}>
      <header className={styles.head}>
        <h1>{board.name}</h1>
        <h2>{title}</h2>
      </header>
      <div className={styles.body}>{children}</div>
      <footer className={styles.foot}>
        <span>{t('boards.rules', { place: label(board.profile), version: board.version })}</span>
        {board.synthetic && <span>{t('boards.synthetic')}</span>}
      </footer>
    </section>
  );
}
