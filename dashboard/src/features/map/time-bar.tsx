import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons';
import type { CaseFilter } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { instantOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { timesQuery } from './api.ts';
import type { ChangeMapSearch, MapSearch } from './map-search.ts';
import styles from './time-bar.module.css';
import { TimeHistogram } from './time-histogram.tsx';
import { parseWindow, rangeOf, speeds, type TimeWindow, timeSpans, windowText } from './time-span.ts';
import { useTimePlay } from './use-time-play.ts';
import { windowWords } from './window-words.ts';

interface TimeBarProps {
  /** The filter of the map without its time. */
  filter: CaseFilter;
  search: MapSearch;
  onChange: ChangeMapSearch;
}

/** Registrations over time: live, or a part of it that the whole map shows; it can be played step by step. */
export function TimeBar({ filter, search, onChange }: TimeBarProps) {
  const { t } = useTranslation();
  const span = search.span ?? 'day';
  const range = rangeOf(span, useNow(30_000));
  const window = search.time ? parseWindow(search.time) : null;
  const times = useQuery(
    timesQuery({
      ...filter,
      from: instantOf(range.fromMs),
      to: instantOf(range.toMs),
      stepMinutes: range.stepMs / 60_000,
    }),
  );
  const show = (next: TimeWindow | null, replace = false) =>
    onChange({ time: next ? windowText(next) : undefined, window: undefined }, replace);
  const play = useTimePlay(range, window, (next) => show(next, true));
  const live = window === null;
  const total = times.data?.total ?? 0;
  const controls = (
    <div className={styles.controls}>
      <Segmented
        size="small"
        aria-label={t('map.time.span')}
        value={span}
        options={timeSpans.map((value) => ({ value, label: t(`map.time.spans.${value}`) }))}
        onChange={(value) => onChange({ span: value === 'day' ? undefined : value, time: undefined })}
      />
      <Button
        size="small"
        icon={play.playing ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-label={t(play.playing ? 'map.time.pause' : 'map.time.play')}
        onClick={play.toggle}
      />
      <Segmented
        size="small"
        aria-label={t('map.time.speed')}
        value={play.speed}
        options={speeds.map((value) => ({ value, label: `${value}×` }))}
        onChange={play.setSpeed}
      />
      <Button size="small" type={live ? 'primary' : 'default'} aria-pressed={live} onClick={() => show(null)}>
        {t('map.time.live')}
      </Button>
    </div>
  );
  return (
    <Panel
      title={t('map.time.title')}
      extra={controls}
      state={panelState(times, undefined, useStaleSince())}
      onRetry={() => void times.refetch()}
      className={styles.panel ?? ''}
    >
      <span role="status" data-live={live || undefined} className={styles.note}>
        {live
          ? t('map.time.liveTotal', { total, span: t(`map.time.spans.${span}`) })
          : t('map.time.shown', { window: windowWords(window) })}
      </span>
      <TimeHistogram range={range} counts={times.data?.counts ?? []} window={window} onWindow={show} />
    </Panel>
  );
}
