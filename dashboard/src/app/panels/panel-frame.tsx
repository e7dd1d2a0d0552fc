import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteOf, secondOf, spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { errorWords } from '../../ui/error-words.ts';
import type { PanelState } from '../../ui/panel-state.ts';
import styles from './panel-frame.module.css';

interface PanelFrameProps {
  title: string;
  /** Which time or which things, beside the title. */
  note?: ReactNode;
  /** What is counted, over what: on hover and focus of the title. */
  definition?: string | undefined;
  href?: string | undefined;
  state: PanelState;
  /** When the figures were answered, epoch ms by the server's clock; null = not yet. */
  asOfMs: number | null;
  /** What an empty panel says. */
  emptyText?: string;
  children: ReactNode;
}

/** Title, age and state around a panel; its letters grow with the box it stands in. */
export function PanelFrame(props: PanelFrameProps) {
  const { title, note, definition, href, state, asOfMs, emptyText, children } = props;
  const { t } = useTranslation();
  const id = useId();
  const described = definition === undefined ? {} : { 'aria-describedby': `${id}-definition` };
  return (
    <section className={styles.frame} aria-labelledby={id} data-state={state.kind}>
      <div className={styles.inner}>
        <header className={styles.head}>
          <h2 id={id} className={styles.title}>
            {href !== undefined ? (
              <a href={href} className={styles.name} {...described}>
                {title}
              </a>
            ) : (
              <span className={styles.name} {...described}>
                {title}
              </span>
            )}
          </h2>
          {note && <span className={styles.note}>{note}</span>}
          <span className={styles.age}>
            {state.kind === 'stale' ? (
              <StaleSince since={state.since} />
            ) : (
              asOfMs !== null && t('panels.asOf', { time: minuteOf(asOfMs) })
            )}
          </span>
          {definition !== undefined && (
            <p id={`${id}-definition`} role="tooltip" className={styles.definition}>
              {definition}
            </p>
          )}
        </header>
        {state.kind === 'loading' && <p className={styles.words}>{t('common.loading')}</p>}
        {state.kind === 'empty' && <p className={styles.words}>{emptyText ?? t('common.empty')}</p>}
        {state.kind === 'error' && (
          <p role="alert" className={styles.words} data-error>
            {errorWords(state.error, t)}
          </p>
        )}
        {(state.kind === 'ready' || state.kind === 'stale') && <div className={styles.body}>{children}</div>}
      </div>
    </section>
  );
}

function StaleSince({ since }: { since: number }) {
  const { t } = useTranslation();
  const { unit, count } = spanOf(useNow(1000) - since);
  return (
    <span className={styles.stale}>
      {t('common.staleSince', { time: secondOf(since), age: t(`time.${unit}`, { count }) })}
    </span>
  );
}
