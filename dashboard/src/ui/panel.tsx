import { Button, Skeleton } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../lib/api.ts';
import { secondOf, spanOf } from '../lib/time.ts';
import { useNow } from '../lib/use-now.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { errorDetail, errorWords } from './error-words.ts';
import styles from './panel.module.css';
import type { PanelState } from './panel-state.ts';

interface PanelProps {
  title: string;
  /** Beside the title, e.g. a count. */
  note?: ReactNode;
  /** At the right of the title. */
  extra?: ReactNode;
  state: PanelState;
  /** The way out of an error. */
  onRetry?: () => void;
  /** What an empty panel says instead of "nothing here". */
  emptyText?: ReactNode;
  /** Hides the title for the eye where the place says it already. */
  hideTitle?: boolean;
  /** Of its title; 3 inside something that has one of level 2. */
  level?: 2 | 3;
  className?: string;
  children: ReactNode;
}

/** A part of a page in one of its four states, walled off from the errors of the others. */
export function Panel(props: PanelProps) {
  const { title, note, extra, state, onRetry, emptyText, hideTitle, level = 2, className, children } = props;
  const Heading = `h${level}` as const;
  const { t } = useTranslation();
  const headingId = useId();
  return (
    <section
      className={`${styles.panel} ${className ?? ''}`}
      aria-labelledby={headingId}
      data-state={state.kind}
    >
      <header className={hideTitle ? 'visually-hidden' : styles.head}>
        <Heading id={headingId} className={styles.title}>
          {title}
        </Heading>
        {note && <span className={styles.note}>{note}</span>}
        {extra && <span className={styles.extra}>{extra}</span>}
      </header>
      {state.kind === 'stale' && <StaleNotice since={state.since} {...(onRetry ? { onRetry } : {})} />}
      <ErrorBoundary>
        {state.kind === 'loading' && (
          <div role="status" className={styles.loading}>
            <span className="visually-hidden">{t('common.loading')}</span>
            <Skeleton active title={false} paragraph={{ rows: 3 }} />
          </div>
        )}
        {state.kind === 'empty' && <p className={styles.empty}>{emptyText ?? t('common.empty')}</p>}
        {state.kind === 'error' && <PanelError error={state.error} {...(onRetry ? { onRetry } : {})} />}
        {(state.kind === 'ready' || state.kind === 'stale') && children}
      </ErrorBoundary>
    </section>
  );
}

function StaleNotice({ since, onRetry }: { since: number; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { unit, count } = spanOf(useNow(1000) - since);
  return (
    <p className={styles.stale}>
      {t('common.staleSince', { time: secondOf(since), age: t(`time.${unit}`, { count }) })}
      {onRetry && (
        <button type="button" className={styles.retry} onClick={onRetry}>
          {t('common.retry')}
        </button>
      )}
    </p>
  );
}

/** An error in words with a way out and the number that finds it in the log. */
export function PanelError({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const detail = errorDetail(error);
  return (
    <div role="alert" className={styles.error}>
      <p className={styles.errorWords}>{errorWords(error, t)}</p>
      {detail && <p className={styles.errorDetail}>{detail}</p>}
      {error instanceof ApiError && error.requestId && (
        <p className={styles.errorDetail}>{t('common.requestId', { id: error.requestId })}</p>
      )}
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}
