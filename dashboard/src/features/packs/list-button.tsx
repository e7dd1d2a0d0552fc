import { type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenListContext } from './open-list.ts';
import styles from './packs.module.css';

interface ListButtonProps {
  /** The cases behind it; null = there are none to open. */
  list: string | null | undefined;
  /** Whose cases, for whoever does not see where the figure stands. */
  of: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A figure: a button that opens the cases behind it, plain text where none can be opened. */
export function ListButton({ list, of, className, children }: ListButtonProps) {
  const { t } = useTranslation();
  const open = use(OpenListContext);
  if (list == null || open === null) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      className={`${styles.open} ${className ?? ''}`}
      data-list={list}
      title={t('packs.openCases', { of })}
      onClick={() => open(list)}
    >
      {children}
      <span className="visually-hidden">{t('packs.openCases', { of })}</span>
    </button>
  );
}
