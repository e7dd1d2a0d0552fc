import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { ImportForm } from './import-form.tsx';
import { ImportList } from './import-list.tsx';
import { ImportProgress } from './import-progress.tsx';
import styles from './imports-page.module.css';
import { QuarantineList } from './quarantine-list.tsx';

/** `/imports`: take in a file of cases, see what became of every row, repair what could not be taken. */
export function ImportsPage() {
  const { t } = useTranslation();
  const { id } = useSearch({ from: '/shell/imports' });
  const navigate = useNavigate({ from: '/imports' });
  const { data: session } = useQuery(sessionQuery);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('imports.title')}</h1>
      <div className={styles.columns}>
        <ImportForm onStarted={(started) => void navigate({ to: '/imports', search: { id: started } })} />
        <div className={styles.results}>
          {id && <ImportProgress key={id} id={id} />}
          {/* The rows hold what people said: not for those who only run the system. */}
          {session?.role !== 'systemAdmin' && <QuarantineList />}
          <ImportList />
        </div>
      </div>
    </div>
  );
}
