import { isWithin } from '@fengqiao/contract/areas';
import { useTranslation } from 'react-i18next';
import { useFeedSeed } from '../../features/feed/use-feed-seed.ts';
import { minuteOf } from '../../lib/time.ts';
import { useLiveState, useStaleSince } from '../../live/live-context.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { FitList } from './fit-list.tsx';
import styles from './list-rows.module.css';
import type { PanelProps } from './panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { asOf } from './query-state.ts';

/** What happens now, newest first, with masked titles; a red case that nobody has acknowledged pulses. */
export function FeedPanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const seed = useFeedSeed();
  const feed = useLiveState('feed');
  const alarms = useLiveState('unacknowledged');
  const staleSince = useStaleSince();
  const shown = feed.filter((entry) => isWithin(entry.case.areaCode, area));
  const state =
    shown.length > 0 && staleSince === null
      ? ({ kind: 'ready' } as const)
      : panelState(seed, () => shown.length === 0, staleSince);
  return (
    <PanelFrame
      title={t('panels.feed')}
      href={href}
      state={state}
      asOfMs={shown[0] === undefined ? asOf([seed]) : Date.parse(shown[0].at)}
      emptyText={t('desk.feedEmpty')}
    >
      <FitList
        label={t('panels.feed')}
        items={shown}
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
