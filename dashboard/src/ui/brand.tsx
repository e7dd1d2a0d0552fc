import { useTranslation } from 'react-i18next';
import styles from './brand.module.css';

/** The mark of the product: an arch of a bridge under a star, and the name. */
export function Brand({ large = false }: { large?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={large ? styles.large : styles.brand}>
      <svg viewBox="4 2 24 23" className={styles.mark} aria-hidden="true">
        <path d="M4.8 23a11.2 11.2 0 0 1 22.4 0" className={styles.arch} />
        <path d="M10.5 23a5.5 5.5 0 0 1 11 0" className={styles.arch} />
        <path
          d="M16 3.2l1.7 3 3.4.6-2.4 2.5.5 3.4-3.2-1.5-3.2 1.5.5-3.4-2.4-2.5 3.4-.6z"
          className={styles.star}
        />
      </svg>
      <span className={styles.name}>{t('common.product')}</span>
    </span>
  );
}
