import type { CaseAdvice } from '@fengqiao/contract/advice';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../../lib/reference.ts';
import styles from './acts.module.css';

/** What experience with cases of the same kind says, each with its numerator and denominator (JN-08). */
export function AdviceList({ advice }: { advice: CaseAdvice }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const { days, routes, organisations, whistleFor } = advice;
  const comma = t('act.comma');
  const lines = [
    whistleFor && t('act.advice.whistle', { department: words.department(whistleFor) }),
    routes.length > 0 &&
      t('act.advice.routes', {
        days,
        list: routes
          .map(({ route, resolved, of }) => `${t(`case.route.${route}`)} ${resolved}/${of}`)
          .join(comma),
      }),
    organisations.length > 0 &&
      t('act.advice.organisations', {
        days,
        list: organisations
          .map(({ organisation, agreed, held }) => `${organisation} ${agreed}/${held}`)
          .join(comma),
      }),
  ].filter((line) => typeof line === 'string');
  if (lines.length === 0) return null;
  return (
    <ul className={styles.advice} aria-label={t('act.advice.title')}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
