import type { Session } from '@fengqiao/contract/accounts';
import type { IndicatorName } from '@fengqiao/contract/indicators';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../features/areas/breadcrumbs.tsx';
import { indicatorQuery } from '../../features/indicators/api.ts';
import { figureText } from '../../lib/figures.ts';
import { dayOf, secondOf, weekdayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { areaQuery } from '../../live/area-names.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { sinceDays, weekDays } from '../panels/panel-days.ts';
import styles from './big-screen.module.css';
import { UnknownLine } from './unknown-line.tsx';

const weekNames: readonly IndicatorName[] = ['accepted', 'resolved', 'unanswered'];

interface ScreenHeaderProps {
  area: string;
  session: Session;
  onArea: (code: string) => void;
}

/** Which place, the week's totals, what is not known, and the server's time; on a wall nothing to press. */
export function ScreenHeader({ area, session, onArea }: ScreenHeaderProps) {
  const { t } = useTranslation();
  const { data } = useQuery(areaQuery(area));
  const staff = session.role !== 'kiosk';
  return (
    <header className={styles.header}>
      <h1 className={styles.place}>{t('bigScreen.place', { area: data?.name ?? session.areaName })}</h1>
      {staff && area !== session.areaCode && <Breadcrumbs code={area} onSelect={onArea} />}
      <Week area={area} />
      <UnknownLine area={area} />
      <span className={styles.space} />
      <Cut />
      <Time />
      {staff && <Tools />}
    </header>
  );
}

function Week({ area }: { area: string }) {
  const { t } = useTranslation();
  const from = sinceDays(useNow(60_000), weekDays);
  const results = useQueries({
    queries: weekNames.map((name) => indicatorQuery(name, { area, from, compare: 'previous' })),
  });
  return (
    <dl className={styles.week} aria-label={t('panels.totals')}>
      {weekNames.map((name, index) => {
        const indicator = results[index]?.data;
        return (
          <div key={name} title={indicator?.definition}>
            <dt>{t(`bigScreen.week.${name}`)}</dt>
            <dd>{indicator ? figureText(indicator, t) : '–'}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Since when the page is cut off from the gateway; nothing while it is not. */
function Cut() {
  const { t } = useTranslation();
  const since = useStaleSince();
  if (since === null) return null;
  return (
    <p className={styles.stale} role="status">
      {t('wall.away', { time: secondOf(since) })}
    </p>
  );
}

function Time() {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <time className={styles.clock} dateTime={new Date(now).toISOString()}>
      {dayOf(now)} {t(`time.weekday.${weekdayOf(now)}`)}
      <b>{secondOf(now)}</b>
    </time>
  );
}

/** For whoever stands at a desk: the whole display, and the way back. */
function Tools() {
  const { t } = useTranslation();
  return (
    <>
      <button
        type="button"
        className={styles.button}
        onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
      >
        {t('bigScreen.full')}
      </button>
      <Link to="/" className={styles.button}>
        {t('shell.toDesk')}
      </Link>
    </>
  );
}
