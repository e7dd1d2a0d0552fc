import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './panel.module.css';

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** Keeps a broken part from taking the page with it, and offers to build it anew. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <BrokenPart onRetry={() => this.setState({ error: undefined })} />;
  }
}

function BrokenPart({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.error}>
      <p className={styles.errorWords}>{t('common.panelBroke')}</p>
      <p className={styles.errorDetail}>{t('common.panelBrokeHint')}</p>
      <Button size="small" onClick={onRetry}>
        {t('common.retry')}
      </Button>
    </div>
  );
}
