import type { Fact } from '@fengqiao/contract/checklists';
import { useTranslation } from 'react-i18next';
import styles from './checklists.module.css';

/** A live figure of the product beside an item: n of m, whether the rule is held by it, and the page where it comes from. */
export function FactLine({ fact }: { fact: Fact }) {
  const { t } = useTranslation();
  const { name, n, of, holds, link } = fact;
  return (
    <span className={styles.fact}>
      <a href={link}>{t(`checklists.fact.${name}`, { n, of: of ?? 0 })}</a>
      {holds !== null && (
        <span className={holds ? styles.holds : styles.fails}>
          {t(holds ? 'checklists.holds' : 'checklists.fails')}
        </span>
      )}
    </span>
  );
}
