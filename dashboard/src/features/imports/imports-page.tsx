import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportForm } from './import-form.tsx';
import { ImportProgress } from './import-progress.tsx';
import styles from './imports-page.module.css';
import { QuarantineList } from './quarantine-list.tsx';

/** `/imports`: take in a file of cases, see what became of every row, repair what could not be taken. */
export function ImportsPage() {
  const { t } = useTranslation();
  const [importId, setImportId] = useState<string | null>(null);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('imports.title')}</h1>
      <div className={styles.columns}>
        <ImportForm onStarted={setImportId} />
        <div className={styles.results}>
          {importId && <ImportProgress id={importId} />}
          <QuarantineList />
        </div>
      </div>
    </div>
  );
}
