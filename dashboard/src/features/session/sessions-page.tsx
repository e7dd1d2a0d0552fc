import { useTranslation } from 'react-i18next';
import styles from '../../ui/page.module.css';
import { SessionTable } from './session-table.tsx';

/** `/admin/sessions`: who is logged in where, for the security administrator. */
export function SessionsPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.wide}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('shell.sessions')}</h1>
      </header>
      <SessionTable of="all" />
    </div>
  );
}
