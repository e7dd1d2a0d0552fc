import type { PackBlock } from '@fengqiao/contract/packs';
import { useTranslation } from 'react-i18next';
import { figureText } from '../../lib/figures.ts';
import shared from './packs.module.css';
import styles from './trend-block.module.css';
import { lastKnown, linePath, paper, scaleEnd } from './trend-lines.ts';

type Trend = Extract<PackBlock, { kind: 'trend' }>;

/** Lines over days in plain SVG: sharp at every size and on paper. Told apart by dashes and by the legend, not by colour. */
export function TrendBlock({ block: { title, definition, unit, series } }: { block: Trend }) {
  const { t } = useTranslation();
  const valueText = (value: number | null) =>
    unit === 'share' && value !== null
      ? `${(value * 100).toFixed(1)} %`
      : figureText({ value, unit, numerator: value, denominator: null }, t);
  const end = scaleEnd(series.flatMap(({ points }) => points.map(({ value }) => value)));
  const days = series[0]?.points ?? [];
  const said = series.some(({ points }) => lastKnown(points) !== null);
  return (
    <figure className={styles.trend}>
      <figcaption className={shared.blockTitle}>
        {title}
        <ul className={styles.legend}>
          {series.map(({ label, points }, index) => {
            const last = lastKnown(points);
            return (
              <li key={label}>
                <svg viewBox="0 0 30 4" className={styles.dash} aria-hidden="true">
                  <path d="M0 2H30" data-line={index % 4} />
                </svg>
                {label}
                {last && <strong> {valueText(last.value)}</strong>}
              </li>
            );
          })}
        </ul>
      </figcaption>
      {said ? (
        <>
          <div className={styles.plot}>
            <span className={styles.axisTop}>{valueText(end)}</span>
            <svg
              viewBox={`0 0 ${paper.width} ${paper.height}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={`${title}. ${definition}`}
              className={styles.lines}
            >
              {[0, 0.5, 1].map((at) => (
                <path
                  key={at}
                  className={styles.rule}
                  d={`M0 ${at * paper.height}H${paper.width}`}
                  vectorEffect="non-scaling-stroke"
                />
              ))}
              {series.map(({ label, points }, index) => (
                <path
                  key={label}
                  data-line={index % 4}
                  d={linePath(points, end)}
                  vectorEffect="non-scaling-stroke"
                />
              ))}
            </svg>
          </div>
          <p className={styles.axis} aria-hidden="true">
            <span>{days[0]?.day}</span>
            <span>{days.at(-1)?.day}</span>
          </p>
        </>
      ) : (
        <p className={shared.faint}>{t('packs.nothing')}</p>
      )}
    </figure>
  );
}
