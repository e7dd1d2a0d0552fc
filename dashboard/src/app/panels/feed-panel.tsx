import { useTranslation } from 'react-i18next';
import { useAreaFeed } from '../../features/feed/use-area-feed.ts';
import { minuteOf } from '../../lib/time.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { FitList } from './fit-list.tsx';
import styles from './list-rows.module.css';
import type { PanelProps } from './panel.tsx';
import { PanelFrame } from './panel-frame.tsx';

/** What happens now, newest first, with masked titles; a red case that nobody has acknowledged pulses. */
export function FeedPanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const { entries, alarms, state, asOfMs } = useAreaFeed(area);
  return (
    <PanelFrame
      title={t('panels.feed')}
      href={href}
      state={state}
      asOfMs={asOfMs}
      emptyText={t('desk.feedEmpty')}
    >
      <FitList
        label={t('panels.feed')}
        items={entries}
        keyOf={(entry) => entry.case.caseCode}
        rowEm={1.9}
        render={({ case: item, eventType, at }) => (
          <li className={styles.event} data-alarm={alarms.has(item.caseCode) || undefined}>
            <TierMark tier={item.tier} pulse={alarms.has(item.caseCode)} />
            <span className={styles.main}>{item.title || t('case.untitled')}</span>
            <span className={styles.faint}>
              {item.areaName} · {eventType ? t(`event.${eventType}`) : t(`case.status.${item.status}`)}
            </span>
            <span className={styles.end}>{minuteOf(at)}</span>
          </li>
        )}
      />
    </PanelFrame>
  );
}
