import type { TopicBasis } from '@fengqiao/contract/topics';
import { useTranslation } from 'react-i18next';
import { dateTimeOf, dayOf } from '../../lib/time.ts';
import styles from './topics.module.css';

/** Of how many cases, of which days, when and by which rules. */
export function BasisNote({ basis }: { basis: TopicBasis }) {
  const { t } = useTranslation();
  const last = new Date(Date.parse(basis.to) - 1).toISOString();
  return (
    <p className={styles.basis}>
      {t('topics.basis', {
        from: dayOf(basis.from),
        to: dayOf(last),
        grouped: basis.grouped,
        cases: basis.cases,
        at: dateTimeOf(basis.computedAt),
        version: basis.rulesVersion,
      })}
      {!basis.whole && <strong> {t('topics.notWhole')}</strong>}
    </p>
  );
}
