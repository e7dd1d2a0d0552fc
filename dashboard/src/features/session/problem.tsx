import { useTranslation } from 'react-i18next';
import { errorDetail, errorWords } from '../../ui/error-words.ts';
import styles from './gate.module.css';

/** What went wrong with a form, in words, announced to screen readers. */
export function Problem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const detail = errorDetail(error);
  return (
    <div role="alert">
      {error != null && (
        <p className={styles.problem}>
          {errorWords(error, t)}
          {detail && <span className={styles.problemDetail}>{detail}</span>}
        </p>
      )}
    </div>
  );
}
