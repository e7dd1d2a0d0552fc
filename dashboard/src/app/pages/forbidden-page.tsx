import type { Session } from '@fengqiao/contract/accounts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { firstPageOf } from '../page-roles.ts';
import styles from './message-page.module.css';

/** A page that the role does not open: who opens it instead, and where one's own work is. */
export function ForbiddenPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('shell.forbidden')}</h1>
      <p>{t('shell.forbiddenHint', { role: t(`session.role.${session.role}`) })}</p>
      <p>{t(`session.may.${session.role}`)}</p>
      <Link to={firstPageOf(session)}>{t('shell.toOwnWork')}</Link>
    </div>
  );
}
