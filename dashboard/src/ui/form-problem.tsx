import { passwordReasons } from '@fengqiao/contract/accounts';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../lib/api.ts';
import { errorDetail, errorWords } from './error-words.ts';
import styles from './form-problem.module.css';

/** Why the gateway found a password too weak; [] for every other error. */
function weaknesses(error: unknown): (typeof passwordReasons)[number][] {
  const { reasons } = ((error instanceof ApiError && error.details) || {}) as { reasons?: string[] };
  return passwordReasons.filter((reason) => reasons?.includes(reason));
}

/** What went wrong with a form, in words, announced to screen readers. */
export function FormProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const reasons = weaknesses(error);
  const detail = reasons.length > 0 ? '' : errorDetail(error);
  return (
    <div role="alert">
      {error != null && (
        <div className={styles.problem}>
          {errorWords(error, t)}
          {detail && <span className={styles.detail}>{detail}</span>}
          {reasons.length > 0 && (
            <ul className={styles.reasons}>
              {reasons.map((reason) => (
                <li key={reason}>{t(`session.weak.${reason}`)}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
