import type { IndicatorName, IndicatorSeries } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { seriesQuery } from '../../features/indicators/api.ts';
import { countText } from '../../lib/figures.ts';
import { dayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import type { PanelProps } from './panel.tsx';
import { monthDays, sinceDays } from './panel-days.ts';
import { PanelFrame } from './panel-frame.tsx';
import { asOf, stateOfAll } from './query-state.ts';
import styles from './trend-panel.module.css';

const names = ['accepted', 'resolved'] as const satisfies readonly IndicatorName[];

/** Registered and resolved, day by day. Today is not over, so it is said in numbers and not drawn as if it were. */
export function TrendPanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const query = { area, from: sinceDays(now, monthDays), step: 'day' } as const;
  const accepted = useQuery(seriesQuery(names[0], query));
  const resolved = useQuery(seriesQuery(names[1], query));
  const today = dayOf(now);
  const lines = [accepted.data, resolved.data];
  const isEmpty = () => lines.every((line) => line?.periods.every(({ value }) => (value ?? 0) === 0) ?? true);
  const todayOf = (line: IndicatorSeries | undefined) =>
    countText(line?.periods.find(({ from }) => from === today)?.value ?? 0);
  return (
    <PanelFrame
      title={t('panels.trend')}
      note={t('panels.days', { count: monthDays })}
      definition={lines.flatMap((line) => line?.definition ?? []).join(' ')}
      href={href}
      state={stateOfAll([accepted, resolved], useStaleSince(), isEmpty)}
      asOfMs={asOf([accepted, resolved])}
      emptyText={t('panels.nothingCounted', { count: monthDays })}
    >
      <Chart
        lines={lines.map((line) => (line?.periods ?? []).filter(({ from }) => from !== today))}
        words={names.map((name) => t(`indicators.name.${name}`))}
      />
      <p className={styles.today}>
        {t('panels.todaySoFar', { accepted: todayOf(accepted.data), resolved: todayOf(resolved.data) })}
      </p>
    </PanelFrame>
  );
}

interface ChartProps {
  lines: readonly IndicatorSeries['periods'][];
  words: readonly string[];
}

function Chart({ lines, words }: ChartProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify([lines.map((line) => line.map(({ from, value }) => [from, value])), words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for other figures or words only
  useEffect(() => {
    let remove: (() => void) | null = null;
    let gone = false;
    void import('./trend-chart.ts').then(({ drawTrend }) => {
      if (gone || element.current === null) return;
      remove = drawTrend(
        element.current,
        (lines[0] ?? []).map(({ from }) => from.slice(5)),
        words.map((name, index) => ({ name, values: (lines[index] ?? []).map(({ value }) => value ?? 0) })),
      );
    });
    return () => {
      gone = true;
      remove?.();
    };
  }, [drawn]);
  const sums = lines.map((line) => countText(line.reduce((sum, { value }) => sum + (value ?? 0), 0)));
  return (
    <div
      ref={element}
      className={styles.chart}
      role="img"
      aria-label={t('panels.trendWords', {
        days: lines[0]?.length ?? 0,
        accepted: sums[0] ?? '',
        resolved: sums[1] ?? '',
      })}
    />
  );
}
