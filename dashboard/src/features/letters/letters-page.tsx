import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import styles from '../../ui/page.module.css';
import { LetterCountsPanel } from './letter-counts.tsx';
import { LetterFilters } from './letter-filters.tsx';
import { LetterTable } from './letter-table.tsx';
import { LetterDrawer } from './letter-view.tsx';
import { mayWrite } from './may-write.ts';

/** `/letters`: the register of letters in and out, what waits for an answer, and one letter beside it. */
export function LettersPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/letters' });
  const { data: session } = useQuery(sessionQuery);
  return (
    <div className={styles.wide}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('letters.title')}</h1>
        <div className={styles.buttons}>
          <Link to="/document-templates">
            <Button>{t('documents.templates')}</Button>
          </Link>
          {mayWrite(session?.role) && (
            <Link to="/letters/new">
              <Button type="primary">{t('letters.new')}</Button>
            </Link>
          )}
        </div>
      </div>
      <LetterCountsPanel year={search.year} />
      <LetterFilters search={search} />
      <LetterTable search={search} />
      <LetterDrawer id={search.id} />
    </div>
  );
}
