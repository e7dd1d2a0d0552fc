import type { WallAlarm } from '@fengqiao/contract/wall-alarms';
import { useTranslation } from 'react-i18next';
import { secondOf } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import styles from './tiles.module.css';

/** An alarm that stands on the wall, and how many wait for their turn. */
export interface StandingAlarm extends Pick<WallAlarm, 'raisedAt' | 'until' | 'tier'> {
  waiting: number;
}

/** Since when an alarm stands, when it is given back, that nobody has acknowledged it, how many wait. */
export function AlarmFoot({ alarm: { raisedAt, until, waiting } }: { alarm: StandingAlarm }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const leftS = until === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  return (
    <p className={styles.alarm}>
      <span>{t('wall.alarm.raised', { time: secondOf(raisedAt) })}</span>
      {leftS !== null && <span>{t('wall.alarm.givesBack', { left: minutesOf(leftS) })}</span>}
      <b className={styles.unseen}>{t('wall.alarm.unseen')}</b>
      {waiting > 0 && <span>{t('wall.alarm.waiting', { count: waiting })}</span>}
    </p>
  );
}

/** `02:24`. */
const minutesOf = (seconds: number): string =>
  [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
