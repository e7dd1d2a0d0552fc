import type { MeetingLine } from '@fengqiao/contract/meetings';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayOf, minuteOf } from '../../lib/time.ts';
import styles from './meetings.module.css';
import { monthWeeks } from './month-grid.ts';

interface MonthCalendarProps {
  /** `YYYY-MM`. */
  month: string;
  /** `YYYY-MM-DD`. */
  today: string;
  meetings: readonly MeetingLine[];
}

/** 1 Monday … 0 Sunday, as the words of weekdays are numbered. */
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

/** The meetings of a month, day by day; each is a link. */
export function MonthCalendar({ month, today, meetings }: MonthCalendarProps) {
  const { t } = useTranslation();
  const ordered = meetings.toSorted((one, other) => one.plannedAt.localeCompare(other.plannedAt));
  const on = (day: string) => ordered.filter(({ plannedAt }) => dayOf(plannedAt) === day);
  return (
    <table className={styles.calendar}>
      <caption className="visually-hidden">{t('meetings.monthOf', { month })}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col">
              {t(`time.weekday.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                data-other={!day.startsWith(month) || undefined}
                {...(day === today ? { 'aria-current': 'date' as const } : {})}
              >
                <time dateTime={day} className={styles.dayNumber}>
                  {Number(day.slice(8))}
                </time>
                {on(day).map((meeting) => (
                  <DayMeeting key={meeting.id} meeting={meeting} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayMeeting({ meeting }: { meeting: MeetingLine }) {
  const { t } = useTranslation();
  const { id, title, areaName, plannedAt, state, attended, decisions } = meeting;
  const came = attended.present + attended.late;
  return (
    <Link to="/meetings/$id" params={{ id }} className={styles.dayMeeting} data-state={state}>
      <span className={styles.dayHead}>
        {minuteOf(plannedAt)} <strong>{t(`meetings.state.${state}`)}</strong>
      </span>
      <span>{title}</span>
      <span className={styles.faint}>
        {[
          areaName,
          state === 'open' || state === 'closed'
            ? t('meetings.came', { came, expected: attended.expected })
            : '',
          decisions > 0 ? t('meetings.decided', { count: decisions }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  );
}
