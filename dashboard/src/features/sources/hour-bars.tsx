import type { Source } from '@fengqiao/contract/sources';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../lib/time.ts';
import styles from './sources.module.css';

const width = 4;
const gap = 1;
const height = 28;

/** The last 24 hours as bars, with a line at what is usual in each; in words for whoever does not see it. */
export function HourBars({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { hours, day, label } = source;
  const highest = Math.max(1, ...hours.map(({ accepted, usual }) => Math.max(accepted, usual ?? 0)));
  const y = (n: number) => height - (n / highest) * height;
  const words =
    day.usual === null
      ? t('sources.dayWords', { label, count: day.accepted })
      : t('sources.dayWordsUsual', { label, count: day.accepted, usual: Math.round(day.usual) });
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${hours.length * (width + gap)} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      {hours.map(({ hour, accepted, usual }, index) => (
        <g key={hour}>
          <title>
            {t(usual === null ? 'sources.hourWords' : 'sources.hourWordsUsual', {
              hour: minuteOf(hour),
              count: accepted,
              usual: usual === null ? 0 : Number(usual.toFixed(1)),
            })}
          </title>
          <rect x={index * (width + gap)} y={y(accepted)} width={width} height={height - y(accepted)} />
          {usual !== null && (
            <line
              x1={index * (width + gap)}
              x2={index * (width + gap) + width}
              y1={y(usual)}
              y2={y(usual)}
              vectorEffect="non-scaling-stroke"
            />
          )}
        </g>
      ))}
    </svg>
  );
}
