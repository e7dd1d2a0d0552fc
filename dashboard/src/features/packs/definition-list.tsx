import type { PackPage } from '@fengqiao/contract/packs';
import { useTranslation } from 'react-i18next';
import { definitionsOf } from './definitions.ts';
import styles from './packs.module.css';

interface DefinitionListProps {
  page: PackPage;
  /** Unfolded, as on paper. */
  open: boolean;
}

/** How each figure of a page is counted, at its foot: out of the way, and always there. */
export function DefinitionList({ page, open }: DefinitionListProps) {
  const { t } = useTranslation();
  const definitions = definitionsOf(page);
  if (definitions.length === 0) return null;
  return (
    <details className={styles.definitions} open={open}>
      <summary>{t('packs.definitions')}</summary>
      <dl>
        {definitions.map(([title, words]) => (
          <div key={`${title} ${words}`}>
            <dt>{title || t('indicators.change')}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
