import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf, spanOf } from '../../lib/time.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { cameraHistoryQuery } from './api.ts';
import styles from './camera-health.module.css';
import { historySpans, outageTotal } from './history-spans.ts';
import { outageReason } from './outage-table.tsx';

const choices = [1, 7, 30, 90];
/** Newest outages that are listed under the strip. */
const mostListed = 6;

/** One camera's outages as a strip of time, and in words. */
export function HistoryPanel({ cameraId, name }: { cameraId: string; name: string }) {
  const { t } = useTranslation();
  const [days, setDays] = useState(7);
  const history = useQuery(cameraHistoryQuery(cameraId, days));
  const spans = history.data === undefined ? [] : historySpans(history.data);
  const begin = spans[0]?.from ?? 0;
  const width = Math.max(1, (spans.at(-1)?.to ?? 1) - begin);
  const total = outageTotal(spans);
  const lengthOf = (ms: number): string => {
    const { unit, count } = spanOf(ms);
    return t(`time.${unit}`, { count });
  };
  const summary =
    total.times === 0
      ? t('cameraHealth.noOutage', { days })
      : t('cameraHealth.outageTotal', { days, times: total.times, length: lengthOf(total.ms) });
  return (
    <Panel
      title={name}
      note={
        <Link to="/cameras/$id" params={{ id: cameraId }}>
          {cameraId}
        </Link>
      }
      extra={
        <Segmented
          size="small"
          aria-label={t('cameraHealth.period')}
          value={days}
          options={choices.map((value) => ({ value, label: t('cameraHealth.days', { count: value }) }))}
          onChange={setDays}
        />
      }
      state={panelState(
        history,
        ({ before, entries, latest }) => before === null && entries.length === 0 && !latest,
      )}
      emptyText={t('cameraHealth.neverAsked')}
      onRetry={() => void history.refetch()}
    >
      <svg
        className={styles.strip}
        viewBox="0 0 1000 24"
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        {spans.map(({ state, from, to, reason }) => (
          <rect
            key={from}
            data-state={state}
            // A short outage must not fall between two pixels, nor off the right edge.
            x={Math.min(998, ((from - begin) / width) * 1000)}
            width={Math.max(state === 'outage' ? 2 : 0, ((to - from) / width) * 1000)}
            height={24}
          >
            <title>
              {[
                t(`cameraHealth.state.${state}`),
                `${shortDateTimeOf(from)} – ${shortDateTimeOf(to)}`,
                ...(reason === null ? [] : [outageReason(reason, t)]),
              ].join(' · ')}
            </title>
          </rect>
        ))}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        <span>{shortDateTimeOf(begin)}</span>
        <span>{t('cameraHealth.now')}</span>
      </div>
      <p>{summary}</p>
      <ol className={styles.entries}>
        {spans
          .filter(({ state }) => state === 'outage')
          .toReversed()
          .slice(0, mostListed)
          .map(({ from, to, reason }) => (
            <li key={from}>
              {shortDateTimeOf(from)} – {shortDateTimeOf(to)} · {lengthOf(to - from)} ·{' '}
              {outageReason(reason, t)}
            </li>
          ))}
      </ol>
    </Panel>
  );
}
