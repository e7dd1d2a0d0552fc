import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PanelError } from '../../ui/panel.tsx';
import styles from './message-page.module.css';

/** A page that could not be opened, usually because the gateway is away. */
export function RouteErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('shell.cannotStart')}</h1>
      <PanelError error={error} onRetry={retry} />
    </main>
  );
}
