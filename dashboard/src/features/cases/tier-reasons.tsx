import type { CaseDetail } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './case.module.css';

/** Each rule that fired with what it found. */
export function TierReasons({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const dates = (from: string, to: string | null) =>
    to === null || shortDateTimeOf(to) === shortDateTimeOf(from)
      ? t('case.reasonSince', { from: shortDateTimeOf(from) })
      : t('case.reasonSpan', { from: shortDateTimeOf(from), to: shortDateTimeOf(to) });
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('case.tierReasons')}</h3>
      {detail.tierReasons.length === 0 && <p className={styles.faint}>{t('case.noTierReasons')}</p>}
      <ul className={styles.list}>
        {detail.tierReasons.map((reason) => (
          <li key={`${reason.rule} ${reason.evidence}`} className={styles.reason}>
            <TierMark tier={reason.tier} />
            <span>
              {t(`case.factor.${reason.factor}`, { defaultValue: reason.factor })}
              {' · '}
              {reason.evidence}
            </span>
            <span className={styles.faint}>
              {t('case.rule', { rule: reason.rule })}
              {reason.from !== null && ` · ${dates(reason.from, reason.to)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.faint}>{t('case.rulesVersion', { version: detail.tierRulesVersion })}</p>
    </section>
  );
}
