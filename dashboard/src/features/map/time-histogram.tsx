import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayMs, minuteOf, shortDateTimeOf } from '../../lib/time.ts';
import styles from './time-bar.module.css';
import { moved, stretched, type TimeBarRange, type TimeWindow, windowBetween } from './time-span.ts';
import { windowWords } from './window-words.ts';

interface TimeHistogramProps {
  range: TimeBarRange;
  /** Registrations of each step. */
  counts: readonly number[];
  /** What the map shows; null = live. */
  window: TimeWindow | null;
  onWindow: (window: TimeWindow | null) => void;
}

/**
 * Bars of registrations with a brush. Drawn over by the pointer; by keyboard arrows move the brush, with Shift they stretch it, Home
 * and End take it to the ends, Escape gives it up.
 */
export function TimeHistogram({ range, counts, window, onWindow }: TimeHistogramProps) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<number | null>(null);
  const [drawn, setDrawn] = useState<TimeWindow | null>(null);
  const { fromMs, toMs, stepMs, steps } = range;
  const highest = Math.max(4, ...counts);
  const shown = drawn ?? window;
  const place = (at: number) => (Math.min(toMs, Math.max(fromMs, at)) - fromMs) / stepMs;
  const shareOf = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return (event.clientX - left) / width;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = { fromMs: toMs - stepMs, toMs };
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next =
      by !== 0
        ? window === null
          ? last
          : event.shiftKey
            ? stretched(range, window, by)
            : moved(range, window, by)
        : event.key === 'Home'
          ? moved(range, window ?? last, -steps)
          : event.key === 'End'
            ? moved(range, window ?? last, steps)
            : null;
    if (event.key === 'Escape' && window) onWindow(null);
    else if (next) onWindow(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.histogram}>
      <div
        className={styles.bars}
        role="slider"
        tabIndex={0}
        aria-label={t('map.time.brush')}
        aria-valuemin={0}
        aria-valuemax={steps}
        aria-valuenow={shown ? Math.round(place(shown.fromMs)) : steps}
        aria-valuetext={shown ? windowWords(shown) : t('map.time.live')}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const share = shareOf(event);
          setBegun(share);
          setDrawn(windowBetween(range, share, share));
        }}
        onPointerMove={(event) => {
          if (begun !== null) setDrawn(windowBetween(range, begun, shareOf(event)));
        }}
        onPointerUp={() => {
          if (drawn) onWindow(drawn);
          setBegun(null);
          setDrawn(null);
        }}
        onPointerCancel={() => {
          setBegun(null);
          setDrawn(null);
        }}
      >
        <svg viewBox={`0 0 ${steps} 100`} preserveAspectRatio="none" aria-hidden="true">
          <rect className={styles.ground} width={steps} height={100} />
          {shown && (
            <rect
              className={styles.brush}
              x={place(shown.fromMs)}
              width={Math.max(0, place(shown.toMs) - place(shown.fromMs))}
              height={100}
            />
          )}
          {counts.map((count, step) => {
            const at = fromMs + step * stepMs;
            const inside = !shown || (at >= shown.fromMs && at < shown.toMs);
            return (
              <rect
                key={at}
                className={styles.bar}
                data-inside={inside}
                x={step + 0.12}
                width={0.76}
                y={100 - (count / highest) * 100}
                height={(count / highest) * 100}
              >
                <title>
                  {t('map.time.step', { window: windowWords({ fromMs: at, toMs: at + stepMs }), count })}
                </title>
              </rect>
            );
          })}
        </svg>
      </div>
      <div className={styles.axis} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((share) => {
          const at = fromMs + share * (toMs - fromMs);
          return (
            <span key={share}>
              {stepMs < dayMs && steps <= 24 ? minuteOf(at) : shortDateTimeOf(at).slice(0, 5)}
            </span>
          );
        })}
      </div>
    </div>
  );
}
