import type { TimelineEvent } from '@fengqiao/contract/cases';
import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockNow } from '../../lib/clock.ts';
import { dateTimeOf, minuteOf, secondOf } from '../../lib/time.ts';
import { placeOn, stretches } from './coverage.ts';
import styles from './replay.module.css';
import type { ReplayTime } from './replay-clock.ts';
import type { SceneCameras } from './use-scene-cameras.ts';

interface ReplayBarProps {
  bar: { fromMs: number; toMs: number };
  time: ReplayTime;
  events: readonly TimelineEvent[];
  cameras: SceneCameras;
  onGoTo: (atMs: number) => void;
}

const percent = (share: number): string => `${(share * 100).toFixed(4)}%`;
const ticks = [0, 0.25, 0.5, 0.75, 1];

/** The one time bar: events of the case above, one row for each camera with what is recorded, the moment across all of them. */
export function ReplayBar({ bar: { fromMs, toMs }, time, events, cameras, onGoTo }: ReplayBarProps) {
  const { t } = useTranslation();
  const lane = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const goTo = ({ clientX }: PointerEvent) => {
    const box = lane.current?.getBoundingClientRect();
    if (box) onGoTo(fromMs + Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * (toMs - fromMs));
  };
  const needle = placeOn(time.atMs, fromMs, toMs);
  const future = placeOn(clockNow(), fromMs, toMs);
  const rows = [
    { key: 'events', label: t('replay.events') },
    ...cameras.items.map(({ camera }) => ({ key: camera.id, label: camera.name })),
  ];
  return (
    <div className={styles.bar}>
      <div className={styles.labels} aria-hidden="true">
        {rows.map(({ key, label }) => (
          <span key={key} className={styles.label}>
            {label}
          </span>
        ))}
      </div>
      <div
        ref={lane}
        className={styles.lanes}
        role="slider"
        tabIndex={0}
        aria-label={t('replay.bar')}
        aria-valuemin={0}
        aria-valuemax={Math.round((toMs - fromMs) / 1000)}
        aria-valuenow={Math.round((time.atMs - fromMs) / 1000)}
        aria-valuetext={`${dateTimeOf(time.atMs)}:${secondOf(time.atMs).slice(6)}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          dragging.current = true;
          goTo(event);
        }}
        onPointerMove={(event) => dragging.current && goTo(event)}
        onPointerUp={() => {
          dragging.current = false;
        }}
        onPointerCancel={() => {
          dragging.current = false;
        }}
      >
        <div className={styles.lane}>
          {events.map(({ eventId, source, type, occurredAt }) => {
            const place = placeOn(Date.parse(occurredAt), fromMs, toMs);
            return (
              place !== null && (
                <span
                  key={`${source} ${eventId}`}
                  className={styles.mark}
                  style={{ left: percent(place) }}
                  title={`${minuteOf(occurredAt)} ${t(`event.${type}`)}`}
                />
              )
            );
          })}
        </div>
        {cameras.items.map(({ camera, spans, days }) => (
          <div
            key={camera.id}
            className={styles.lane}
            data-lane={camera.id}
            data-never={days.every((day) => day !== undefined && day.setBy === null) || undefined}
            title={t(days.some((day) => day?.setBy) ? 'replay.laneRecorded' : 'replay.laneNever', {
              name: camera.name,
            })}
          >
            {stretches(spans, fromMs, toMs).map(({ from, width }) => (
              <span
                key={from}
                className={styles.span}
                style={{ left: percent(from), width: percent(width) }}
              />
            ))}
          </div>
        ))}
        {future !== null && <span className={styles.future} style={{ left: percent(future) }} />}
        {needle !== null && <span className={styles.needle} style={{ left: percent(needle) }} />}
      </div>
      <div className={styles.ticks} aria-hidden="true">
        {ticks.map((place) => (
          <span key={place} style={{ left: percent(place) }}>
            {minuteOf(fromMs + place * (toMs - fromMs))}
          </span>
        ))}
      </div>
      <p className={styles.legend}>
        <span className={styles.keyRecorded}>{t('replay.legend.recorded')}</span>
        <span className={styles.keyGap}>{t('replay.legend.gap')}</span>
        <span className={styles.keyNever}>{t('replay.legend.never')}</span>
      </p>
    </div>
  );
}
