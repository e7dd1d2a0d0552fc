import type { RecordedSpan } from '@fengqiao/contract/recordings';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondOf } from '../../lib/time.ts';
import { barSpans, placeOf, timeAt } from './day-bar.ts';
import styles from './time-bar.module.css';

interface TimeBarProps {
  /** First millisecond of the day. */
  dayFromMs: number;
  spans: readonly RecordedSpan[];
  /** When the picture on the screen was taken, epoch ms. */
  atMs: number | null;
  /** What has not come yet, epoch ms. */
  nowMs: number;
  onGoTo(atMs: number): void;
}

const hours = [0, 3, 6, 9, 12, 15, 18, 21, 24];
const percent = (share: number): string => `${(share * 100).toFixed(4)}%`;

/** One day as a strip: what is recorded, what is missing, where one looks. Drag it, or step with the arrow keys. */
export function TimeBar({ dayFromMs, spans, atMs, nowMs, onGoTo }: TimeBarProps) {
  const { t } = useTranslation();
  const stripRef = useRef<HTMLDivElement>(null);
  const [hand, setHand] = useState<number | null>(null);
  const [dragged, setDragged] = useState(false);
  const timeOf = ({ clientX }: PointerEvent): number => {
    const box = stripRef.current?.getBoundingClientRect();
    return timeAt(box ? (clientX - box.left) / box.width : 0, dayFromMs);
  };
  const shownMs = dragged && hand !== null ? hand : atMs;
  const place = shownMs === null ? null : placeOf(shownMs, dayFromMs);
  const future = placeOf(nowMs, dayFromMs);
  return (
    <div className={styles.bar}>
      <div
        ref={stripRef}
        className={styles.strip}
        role="slider"
        tabIndex={0}
        aria-label={t('playback.bar')}
        aria-valuemin={0}
        aria-valuemax={86399}
        aria-valuenow={shownMs === null ? 0 : Math.round((shownMs - dayFromMs) / 1_000)}
        aria-valuetext={shownMs === null ? t('playback.noTime') : secondOf(shownMs)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragged(true);
          setHand(timeOf(event));
        }}
        onPointerMove={(event) => setHand(timeOf(event))}
        onPointerLeave={() => !dragged && setHand(null)}
        onPointerUp={(event) => {
          setDragged(false);
          onGoTo(timeOf(event));
        }}
        onPointerCancel={() => setDragged(false)}
      >
        {barSpans(spans, dayFromMs).map(({ from, width }) => (
          <span key={from} className={styles.span} style={{ left: percent(from), width: percent(width) }} />
        ))}
        {future !== null && <span className={styles.future} style={{ left: percent(future) }} />}
        {place !== null && <span className={styles.needle} style={{ left: percent(place) }} />}
        {hand !== null && (
          <span className={styles.hand} style={{ left: percent(placeOf(hand, dayFromMs) ?? 0) }}>
            {secondOf(hand)}
          </span>
        )}
      </div>
      <div className={styles.hours} aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} style={{ left: percent(hour / 24) }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
    </div>
  );
}
