import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, secondOf, spanOf } from '../../lib/time.ts';
import { usePictureAspect } from '../../ui/use-picture-aspect.ts';
import { Watermark } from '../../ui/watermark.tsx';
import { useWatermarkGuard } from '../../ui/watermark-guard.ts';
import styles from './recorded-tile.module.css';
import type { Replay } from './replay.ts';

interface RecordedTileProps {
  name: string;
  owner: string | undefined;
  replay: Replay;
  videoRef: RefObject<HTMLVideoElement | null>;
  /** The watermark was taken off, hidden or rewritten: no more picture. */
  onBare(): void;
  bare: boolean;
  /** At the right of the caption. */
  extra: ReactNode;
}

/** A recorded picture: it says in words, in colour and on its frame that it is one, and when it was. */
export function RecordedTile({ name, owner, replay, videoRef, onBare, bare, extra }: RecordedTileProps) {
  const { t } = useTranslation();
  const stageRef = useRef<HTMLDivElement>(null);
  const markRef = useRef<SVGSVGElement>(null);
  // The watermark that was tampered with stays rendered: React cannot take away what somebody else took out.
  const [kept, setKept] = useState(replay.watermark);
  const facts = bare ? kept : replay.watermark;
  usePictureAspect(stageRef, videoRef);
  useWatermarkGuard(stageRef, markRef, facts?.account ?? null, () => {
    setKept(facts);
    onBare();
  });
  const { wallMs, state } = replay;
  return (
    <figure className={styles.tile} data-state={bare ? 'bare' : state.kind} data-at={wallMs ?? undefined}>
      <div ref={stageRef} className={styles.stage}>
        <video
          ref={videoRef}
          className={styles.video}
          crossOrigin="anonymous"
          aria-label={t('playback.pictureOf', { name })}
          muted
          playsInline
          // The browser's own menu of a video would show it full-screen without its watermark.
          onContextMenu={(event) => event.preventDefault()}
          controlsList="nofullscreen nodownload noremoteplayback"
          disablePictureInPicture
          disableRemotePlayback
        />
        {facts && <Watermark ref={markRef} facts={facts} every="second" />}
        <p className={styles.label}>
          <b>{t('playback.replay')}</b>
          {wallMs !== null && (
            <time dateTime={new Date(wallMs).toISOString()}>
              {dayOf(wallMs)} {secondOf(wallMs)}
            </time>
          )}
          {replay.rate !== 1 && <span>{t('playback.rate', { rate: replay.rate })}</span>}
        </p>
        {replay.skippedMs !== null && <Skipped ms={replay.skippedMs} />}
        <Cover replay={replay} bare={bare} />
      </div>
      <figcaption className={styles.caption}>
        <span>{name}</span>
        <span className={styles.owner}>{owner}</span>
        <span className={styles.extra}>{extra}</span>
      </figcaption>
    </figure>
  );
}

function Skipped({ ms }: { ms: number }) {
  const { t } = useTranslation();
  const { unit, count } = spanOf(ms);
  return (
    <p className={styles.skipped} role="status">
      {t('playback.skipped', { span: t(`time.${unit}`, { count }) })}
    </p>
  );
}

/** What stands over the picture while it does not play. */
function Cover({ replay: { state }, bare }: { replay: Replay; bare: boolean }) {
  const { t } = useTranslation();
  if (bare) return <p className={styles.cover}>{t('video.bare')}</p>;
  if (state.kind === 'playing' || state.kind === 'paused') return null;
  const words =
    state.kind === 'failed'
      ? t([`playback.failed.${state.code}`, `error.${state.code}`, 'playback.failed.player'])
      : t(`playback.state.${state.kind}`);
  return (
    <p className={styles.cover} role="status" data-kind={state.kind}>
      {words}
    </p>
  );
}
