import type { TimelineEvent } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import { newestBy } from './open-then.ts';
import styles from './replay.module.css';

interface ReplayEventsProps {
  /** By time. */
  events: readonly TimelineEvent[];
  atMs: number;
  onGoTo: (atMs: number) => void;
}

/** What happened in the case: what is still to come at the moment is faint, and a press goes there. */
export function ReplayEvents({ events, atMs, onGoTo }: ReplayEventsProps) {
  const { t } = useTranslation();
  const newest = newestBy(events, atMs);
  return (
    <section className={styles.events} aria-label={t('replay.events')}>
      <h2 className={styles.heading}>{t('replay.events')}</h2>
      <ol className={styles.list}>
        {events.map(({ eventId, source, type, occurredAt }, index) => (
          <li key={`${source} ${eventId}`}>
            <button
              type="button"
              className={styles.event}
              data-then={index > newest ? 'later' : index === newest ? 'now' : 'before'}
              aria-current={index === newest ? 'step' : undefined}
              onClick={() => onGoTo(Date.parse(occurredAt))}
            >
              <time dateTime={occurredAt}>{shortDateTimeOf(occurredAt)}</time>
              <span>{t(`event.${type}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
