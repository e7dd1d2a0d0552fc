import type { Profile } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import styles from '../profiles.module.css';
import { Source } from './source.tsx';

/** The documents that are made of a case; those that no source document names are marked as ours. */
export function Documents({ documents }: { documents: Profile['documents'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const named = documents.filter(({ sourceRow }) => sourceRow !== null).length;
  return (
    <>
      <p className={styles.faint}>
        {t('profiles.documents', { count: documents.length, named, ours: documents.length - named })}
      </p>
      <ul className={styles.flow}>
        {documents.map((document) => (
          <li key={document.kind}>
            {label(document.label)} <Source row={document.sourceRow} />
          </li>
        ))}
      </ul>
    </>
  );
}
