import type { Profile } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import styles from '../profiles.module.css';
import { Source } from './source.tsx';

/** How a place is built (1+6+N), or what it is checked by, under its own headings. */
export function NamedLists({ lists }: { lists: Profile['structures'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  if (lists.length === 0) return <p className={styles.faint}>{t('profiles.none')}</p>;
  return (
    <div className={styles.lists}>
      {lists.map((list) => (
        <div key={list.id} className={styles.named}>
          <h3 className={styles.name}>
            {label(list.label)} <Source row={list.sourceRow} />
          </h3>
          <ol className={styles.items}>
            {list.items.map((item) => (
              <li key={item.zh}>{label(item)}</li>
            ))}
          </ol>
          {list.note && <p className={styles.confirm}>{label(list.note)}</p>}
        </div>
      ))}
    </div>
  );
}
