import { useTranslation } from 'react-i18next';
import styles from '../profiles.module.css';

/** The row of the source documents that a rule comes from; null = it is ours. */
export function Source({ row }: { row: string | null }) {
  const { t } = useTranslation();
  return (
    <span className={styles.source} data-ours={row === null || undefined}>
      {row ?? t('profiles.ours')}
    </span>
  );
}
