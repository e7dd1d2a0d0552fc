import { useEffect, useRef } from 'react';
import styles from './chart.module.css';
import { type ChartSpec, chartHeight } from './chart-spec.ts';

interface ChartProps {
  spec: ChartSpec;
  /** What the picture says, for those who do not see it; the table beside it says all of it. */
  label: string;
  /** Hears the number of the bar, or of the place on the axis, that was pressed. */
  onPick?: ((index: number) => void) | undefined;
  className?: string;
}

/** A chart on a canvas, in the colours and letters of the page. ECharts is loaded with the first one. */
export function Chart({ spec, label, onPick, className }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const pickable = onPick !== undefined;
  const drawn = JSON.stringify(spec);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for other data only, and `drawn` is all of it
  useEffect(() => {
    let remove: (() => void) | null = null;
    let gone = false;
    void import('./chart-draw.ts').then(({ drawChart }) => {
      if (gone || element.current === null) return;
      remove = drawChart(element.current, spec, pickable ? (index) => pick.current?.(index) : null);
    });
    return () => {
      gone = true;
      remove?.();
    };
  }, [drawn, pickable]);
  return (
    <div
      ref={element}
      role="img"
      aria-label={label}
      className={`${styles.chart} ${className ?? ''}`}
      data-pickable={pickable || undefined}
      style={{ blockSize: `${chartHeight(spec)}em` }}
    />
  );
}
