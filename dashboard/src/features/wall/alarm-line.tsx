import type { Wall } from '@fengqiao/contract/walls';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/use-now.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { acknowledgeAlarm } from './api.ts';
import type { WallActs } from './use-wall-acts.ts';
import styles from './wall-strip.module.css';

/** `2:05`. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

interface AlarmLineProps {
  wall: Wall;
  /** Seeing an alarm needs no lease; null = this account acknowledges none. */
  acts: WallActs | null;
}

/** The alarm that stands on the wall: which case, when its places are given back, and the way to say that it was seen. */
export function AlarmLine({ wall, acts }: AlarmLineProps) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { alarm, waiting } = wall.now;
  if (alarm === null || alarm.state !== 'shown') return null;
  const leftS =
    alarm.until === null ? null : Math.max(0, Math.ceil((Date.parse(alarm.until) - nowMs) / 1000));
  return (
    <div className={styles.alarm}>
      <TierMark tier={alarm.tier} word pulse />
      <Link
        to="/"
        search={(search: Record<string, unknown>) => ({ ...search, case: alarm.caseCode })}
        className={styles.alarmCase}
        title={t('wallDesk.alarm.on')}
      >
        {alarm.caseCode}
      </Link>
      {leftS !== null && (
        <span className={styles.alarmClock} title={t('wallDesk.alarm.until')}>
          {clock(leftS)}
        </span>
      )}
      {waiting > 0 && (
        <span className={styles.hint} title={t('wallDesk.alarm.waitingWords', { count: waiting })}>
          {t('wallDesk.alarm.waiting', { count: waiting })}
        </span>
      )}
      {acts && (
        <Button
          size="small"
          disabled={acts.busy}
          onClick={() =>
            acts.act(t('wallDesk.alarm.acknowledged', { code: alarm.caseCode }), () =>
              acknowledgeAlarm(wall.id, alarm.id),
            )
          }
        >
          {t('case.acknowledge')}
        </Button>
      )}
    </div>
  );
}
