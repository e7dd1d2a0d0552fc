import type { CaseDetail } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import styles from './case.module.css';

/** Attempts per level, and how many the profile asks for before a case may be passed up. */
export function Ladder({ steps }: { steps: CaseDetail['ladder'] }) {
  const { t } = useTranslation();
  const shown = steps.filter((step) => step.attempts > 0 || step.required !== null);
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('case.ladder')}</h3>
      {shown.length === 0 && <p className={styles.faint}>{t('case.noLadder')}</p>}
      <ol className={styles.ladder}>
        {shown.map(({ level, attempts, required }) => (
          <li
            key={level}
            className={styles.rung}
            data-reached={(required !== null && attempts >= required) || undefined}
          >
            <span className={styles.faint}>{t(`case.level.${level}`)}</span>
            <span className={styles.rungCount}>
              {required === null
                ? t('case.attempts', { done: attempts })
                : t('case.attemptsOf', { done: attempts, required })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
