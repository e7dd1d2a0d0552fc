import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './message-page.module.css';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('shell.notFound')}</h1>
      <p>{t('shell.notFoundHint')}</p>
      <Link to="/">{t('shell.toDesk')}</Link>
    </main>
  );
}
