import type { ActOffer } from '@fengqiao/contract/case-acts';
import { useTranslation } from 'react-i18next';
import { refusalWords } from '../../../ui/error-words.ts';
import styles from './acts.module.css';

/** What the account will do with the case, but not yet: each with what it waits for. */
export function RefusedActs({ offers }: { offers: readonly ActOffer[] }) {
  const { t } = useTranslation();
  if (offers.length === 0) return null;
  return (
    <details className={styles.refused}>
      <summary>{t('act.notNow', { count: offers.length })}</summary>
      <ul>
        {offers.map(({ type, refusal }) => (
          <li key={type}>
            <span className={styles.refusedName}>{t(`act.name.${type}`)}</span>
            {refusal && refusalWords(refusal, t)}
          </li>
        ))}
      </ul>
    </details>
  );
}
