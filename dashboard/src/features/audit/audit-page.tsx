import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from '../../ui/page.module.css';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { ChainPanel } from './chain-panel.tsx';

/** `/audit`: who did what, when and from where, and whether the log is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/audit' });
  return (
    <div className={styles.wide}>
      <h1 className={styles.title}>{t('shell.audit')}</h1>
      <ChainPanel />
      <AuditFilters search={search} />
      <AuditTable filter={search} />
    </div>
  );
}
