import type { MeetingLine } from '@fengqiao/contract/meetings';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../lib/time.ts';
import { type DayMeetings, meetingsByDay } from './day-meetings.ts';
import styles from './meetings.module.css';
import { monthWeeks } from './month-grid.ts';

interface MonthCalendarProps {
  /** Whose own meetings stand one by one. */
  area: string;
  /** `YYYY-MM`. */
  month: string;
  /** `YYYY-MM-DD`. */
  today: string;
  meetings: readonly MeetingLine[];
}

/** 1 Monday … 0 Sunday, as the words of weekdays are numbered. */
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

/** The meetings of a month, day by day; each is a link, those below the area are a link to their list. */
export function MonthCalendar({ area, month, today, meetings }: MonthCalendarProps) {
  const { t } = useTranslation();
  const days = meetingsByDay(meetings, area);
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
                <Day area={area} month={month} day={day} meetings={days.get(day)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  area: string;
  month: string;
  day: string;
  meetings: DayMeetings | undefined;
}

function Day({ area, month, day, meetings }: DayProps) {
  const { t } = useTranslation();
  if (meetings === undefined) return null;
  const { own, below } = meetings;
  return (
    <>
      {own.map((meeting) => (
        <DayMeeting key={meeting.id} meeting={meeting} />
      ))}
      {below.all > 0 && (
        <Link
          to="/meetings"
          search={{ area, month, view: 'list', day }}
          className={styles.below}
          data-missed={below.missed > 0 || undefined}
        >
          {t('meetings.below', below)}
        </Link>
      )}
    </>
  );
}

function DayMeeting({ meeting }: { meeting: MeetingLine }) {
  const { t } = useTranslation();
  const { id, title, plannedAt, state, attended, decisions, pack } = meeting;
  const came = attended.present + attended.late;
  const begun = state === 'open' || state === 'closed';
  return (
    <Link to="/meetings/$id" params={{ id }} className={styles.dayMeeting} data-state={state}>
      <span className={styles.dayHead}>
        {minuteOf(plannedAt)} <strong>{t(`meetings.state.${state}`)}</strong>
      </span>
      <span>{title}</span>
      <span className={styles.faint}>
        {[
          begun
            ? t('meetings.came', { came, expected: attended.expected })
            : t(`meetings.pack.${pack.state}`),
          decisions > 0 ? t('meetings.decided', { count: decisions }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  );
}
