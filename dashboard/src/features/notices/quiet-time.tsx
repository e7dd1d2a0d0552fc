import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockNow } from '../../lib/clock.ts';
import { isQuiet, type NoticeSettings } from '../../lib/notices/notice-settings.ts';
import { minuteMs, minuteOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './notices.module.css';

const minutes = [15, 60, 240] as const;

interface QuietTimeProps {
  settings: NoticeSettings;
  /** Milliseconds; null = from now on told as usual. */
  onQuiet: (until: number | null) => void;
}

/** Do not disturb: for how long, until when, and that red cases are shown all the same. */
export function QuietTime({ settings, onQuiet }: QuietTimeProps) {
  const { t } = useTranslation();
  const quiet = isQuiet(settings, useNow(10_000));
  return (
    <div className={styles.setting}>
      <span>{t('notices.quiet')}</span>
      {quiet && settings.quietUntil !== null ? (
        <>
          <span>{t('notices.quietUntil', { time: minuteOf(settings.quietUntil) })}</span>
          <Button size="small" onClick={() => onQuiet(null)}>
            {t('notices.quietEnd')}
          </Button>
        </>
      ) : (
        minutes.map((count) => (
          <Button key={count} size="small" onClick={() => onQuiet(clockNow() + count * minuteMs)}>
            {t('notices.quietFor', { count })}
          </Button>
        ))
      )}
      <span className={styles.hint}>{t('notices.quietHint')}</span>
    </div>
  );
}
