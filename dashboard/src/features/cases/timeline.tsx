import type { CaseEventType, TimelineEvent } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { dateTimeOf, minuteMs, shortDateTimeOf, spanOf } from '../../lib/time.ts';
import styles from './case.module.css';
import { eventParticulars, eventTitle } from './event-words.ts';
import { actorWords } from './order-words.ts';

const weights: Partial<Record<CaseEventType, 'high' | 'done'>> = {
  'risk.signalled': 'high',
  'deadline.passed': 'high',
  'case.resolved': 'done',
  'case.closed': 'done',
};

/** An event that reached us much later than it happened says so. */
const lateMs = 30 * minuteMs;

function Event({ event }: { event: TimelineEvent }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const delayMs = Date.parse(event.receivedAt) - Date.parse(event.occurredAt);
  const late = spanOf(delayMs);
  const particulars = eventParticulars(event, t, words);
  return (
    <li className={styles.event} data-weight={weights[event.type]}>
      <time className={styles.eventTime} dateTime={event.occurredAt} title={dateTimeOf(event.occurredAt)}>
        {shortDateTimeOf(event.occurredAt)}
      </time>
      <div>
        <div>
          <span className={styles.eventTitle}>{eventTitle(event, t)}</span>{' '}
          <span className={styles.faint} title={t('case.received', { time: dateTimeOf(event.receivedAt) })}>
            {actorWords({ source: event.source, account: event.by }, t)}
            {delayMs > lateMs &&
              ` · ${t('case.lateNote', { span: t(`time.${late.unit}`, { count: late.count }) })}`}
          </span>
        </div>
        {particulars.length > 0 && (
          <dl className={styles.particulars}>
            {particulars.map(({ field, label, text }) => (
              <div key={field} className={styles.particular}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

/** What happened, newest first, by the senders' clocks. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const { t } = useTranslation();
  const newestFirst = [...events].sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt));
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('case.timeline')}</h3>
      <ol className={styles.timeline}>
        {newestFirst.map((event) => (
          <Event key={`${event.source} ${event.eventId}`} event={event} />
        ))}
      </ol>
    </section>
  );
}
