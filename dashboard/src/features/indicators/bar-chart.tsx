import styles from './bar-chart.module.css';

export interface Bar {
  key: string;
  /** null = nothing could be counted. */
  value: number | null;
  /** What a pointer or a reader is told. */
  words: string;
}

interface BarChartProps {
  label: string;
  bars: readonly Bar[];
  /** First and last words of the axis. */
  ends: readonly [string, string];
  /** A line that must not be passed, in the unit of the values. */
  line?: number | undefined;
}

/** Bars over time in plain SVG; the table beside it says the same in numbers. */
export function BarChart({ label, bars, ends, line }: BarChartProps) {
  const highest = Math.max(line ?? 0, ...bars.map(({ value }) => value ?? 0)) || 1;
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.bars}
        viewBox={`0 0 ${bars.length} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bars.map(({ key, value, words }, index) => (
          <rect
            key={key}
            className={styles.bar}
            x={index + 0.1}
            width={0.8}
            y={100 - ((value ?? 0) / highest) * 100}
            height={((value ?? 0) / highest) * 100}
          >
            <title>{words}</title>
          </rect>
        ))}
        {line !== undefined && (
          <line
            className={styles.line}
            x1={0}
            x2={bars.length}
            y1={100 - (line / highest) * 100}
            y2={100 - (line / highest) * 100}
          />
        )}
      </svg>
      <figcaption className={styles.axis} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </figcaption>
    </figure>
  );
}
