import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listProps, rowProps } from '../../lib/keyboard/use-list-keys.ts';
import { useWallDrag } from '../../lib/wall-drag.ts';
import { loadOf } from '../../lib/wall-load.ts';
import { usePlaceName } from '../../live/area-names.ts';
import type { FeedEntry } from '../../live/live-store.ts';
import { AgeLabel } from '../../ui/age-label.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SealedMark } from '../../ui/sealed-mark.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './live-feed.module.css';
import { useAreaFeed } from './use-area-feed.ts';

interface LiveFeedProps {
  /** The account's area. */
  root: string;
  /** Only what happens here is shown. */
  area: string;
  selectedCase: string | null;
  /** Beside the title. */
  note?: ReactNode;
}

interface FeedRowProps {
  entry: FeedEntry;
  place: string;
  selected: boolean;
  alarm: boolean;
}

function FeedRow({ entry, place, selected, alarm }: FeedRowProps) {
  const { t } = useTranslation();
  const { case: item, eventType } = entry;
  const { caseCode, sealed } = item;
  const title = item.title || t('case.untitled');
  // A sealed case never stands on a wall.
  const drag = useWallDrag<HTMLAnchorElement>(sealed ? null : loadOf({ kind: 'case', caseCode }, title));
  const state = eventType ? t(`event.${eventType}`) : t(`case.status.${item.status}`);
  return (
    <li>
      <Link
        ref={drag}
        to="."
        search={(search: Record<string, unknown>) => ({ ...search, case: caseCode })}
        className={styles.row}
        {...rowProps(caseCode)}
        data-alarm={alarm || undefined}
        data-fresh={entry.fresh || undefined}
        data-selected={selected || undefined}
      >
        <TierMark tier={item.tier} pulse={alarm} />
        <span className={styles.title}>
          {sealed && <SealedMark />} {title}
        </span>
        <AgeLabel at={entry.at} className={styles.faint ?? ''} />
        <span className={styles.place}>{place}</span>
        <span className={styles.state}>
          {alarm && <span className={styles.alarm}>{t('desk.unacknowledged')} · </span>}
          {state}
          {item.overdue && <span className={styles.over}> · {t('case.overdue')}</span>}
        </span>
      </Link>
    </li>
  );
}

/** What happens now, newest first; only what came in while the page was open moves. */
export function LiveFeed({ root, area, selectedCase, note }: LiveFeedProps) {
  const { t } = useTranslation();
  const { entries, alarms, state, retry } = useAreaFeed(area);
  const placeName = usePlaceName(root);
  return (
    <Panel
      title={t('desk.feed')}
      note={note}
      state={state}
      emptyText={t('desk.feedEmpty')}
      onRetry={retry}
      className={styles.panel ?? ''}
    >
      <ol className={styles.list} {...listProps(1)}>
        {entries.map((entry) => (
          <FeedRow
            // A case that moves up is a new arrival: a new element, so that it is drawn as one.
            key={`${entry.case.caseCode} ${entry.at}`}
            entry={entry}
            place={placeName(entry.case)}
            selected={entry.case.caseCode === selectedCase}
            alarm={alarms.has(entry.case.caseCode)}
          />
        ))}
      </ol>
    </Panel>
  );
}
