import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockNow } from '../../lib/clock.ts';
import { SnapshotButton } from '../../ui/snapshot-button.tsx';
import { usePictureAspect } from '../../ui/use-picture-aspect.ts';
import { Watermark } from '../../ui/watermark.tsx';
import { useWatermarkGuard } from '../../ui/watermark-guard.ts';
import { cameraQuery } from './api.ts';
import { FullscreenButton } from './fullscreen-button.tsx';
import type { Picture } from './picture.ts';
import { codecWords, pictureWords } from './picture-words.ts';
import { useLivePicture } from './use-live-picture.ts';
import styles from './video-tile.module.css';

interface VideoTileProps {
  cameraId: string;
  /** `wall`: read from 5 m; `card`: in a pop-up of the desk. */
  variant: 'wall' | 'card';
  /** Called with every new word on the picture, twice a second while it plays. */
  onPicture?: (picture: Picture) => void;
}

/** From so much on the latency is written in the colour of a warning. */
const lateMs = 2_000;

/** A live picture with whose it is, how late it is, and in words what is wrong when it is not live. */
export function VideoTile({ cameraId, variant, onPicture }: VideoTileProps) {
  const { t } = useTranslation();
  const videoRef = useRef<HTMLVideoElement>(null);
  const stillRef = useRef<HTMLCanvasElement>(null);
  const stageRef = useRef<HTMLDivElement>(null);
  const markRef = useRef<SVGSVGElement>(null);
  // The watermark that was tampered with. It stays rendered: React cannot take away what somebody else took out.
  const [tampered, setTampered] = useState<Picture['watermark']>(null);
  const bare = tampered !== null;
  const picture = useLivePicture(bare ? null : cameraId, videoRef, stillRef);
  const tell = useEffectEvent((told: Picture) => onPicture?.(told));
  useEffect(() => tell(picture), [picture]);
  const facts = tampered ?? picture.watermark;
  useWatermarkGuard(stageRef, markRef, facts?.account ?? null, () => setTampered(facts));
  usePictureAspect(stageRef, videoRef);
  const { data: camera } = useQuery(cameraQuery(cameraId));
  const name = camera?.name ?? t('video.unknownCamera', { id: cameraId.slice(-6) });
  const { title, detail } = bare
    ? { title: t('video.bare'), detail: t('video.bareHint') }
    : pictureWords(picture, t);
  const kind = bare ? 'bare' : picture.state.kind;
  return (
    <figure
      className={styles.tile}
      data-variant={variant}
      data-state={kind}
      data-camera={cameraId}
      data-latency-ms={picture.latencyMs ?? undefined}
      data-poster={picture.posterMs === null ? undefined : true}
    >
      <div ref={stageRef} className={styles.stage}>
        <canvas ref={stillRef} className={styles.still} width={0} height={0} />
        <video
          ref={videoRef}
          className={styles.video}
          aria-label={t('video.pictureOf', { name })}
          muted
          // The browser's own menu of a video would show it full-screen without its watermark.
          onContextMenu={(event) => event.preventDefault()}
          playsInline
          controlsList="nofullscreen nodownload noremoteplayback"
          disablePictureInPicture
          disableRemotePlayback
        />
        {facts && <Watermark ref={markRef} facts={facts} every={variant === 'wall' ? 'minute' : 'second'} />}
        {title !== null && (
          <div className={styles.cover}>
            {kind === 'private' && <Lock />}
            <p className={styles.title}>{title}</p>
            {detail !== null && <p className={styles.detail}>{detail}</p>}
          </div>
        )}
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.name}>{name}</span>
        <span className={styles.owner}>{camera?.owner}</span>
        <SubNote picture={picture} />
        <FrameAge picture={picture} />
        <Latency picture={picture} />
        {variant === 'card' && camera?.private === false && (
          <SnapshotButton
            cameraId={cameraId}
            of="live"
            videoRef={videoRef}
            capturedMs={() => capturedMs(picture)}
          />
        )}
        {variant === 'card' && <FullscreenButton targetRef={stageRef} />}
      </figcaption>
    </figure>
  );
}

/** When the frame on the screen was taken, by the server's clock; null while its latency is unknown. */
const capturedMs = ({ latencyMs }: Picture): number | null =>
  latencyMs === null ? null : clockNow() - latencyMs;

function Latency({ picture }: { picture: Picture }) {
  const { t } = useTranslation();
  const { latencyMs } = picture;
  if (latencyMs === null) {
    return (
      <span className={styles.latency} data-level="none">
        <span aria-hidden="true">{t('video.noLatency')}</span>
        <span className="visually-hidden">{t('video.latencyUnknown')}</span>
      </span>
    );
  }
  const seconds = (latencyMs / 1000).toFixed(1);
  return (
    <span
      className={styles.latency}
      data-level={latencyMs < lateMs ? 'good' : 'late'}
      title={t('video.latency', { seconds })}
    >
      {t('video.seconds', { seconds })}
    </span>
  );
}

/** From so much on a picture that still counts as live says how old its last frame is. */
const agedMs = 1_000;

/** A picture that stutters says so before it counts as frozen. */
function FrameAge({ picture: { state, frameAgeMs } }: { picture: Picture }) {
  const { t } = useTranslation();
  if (state.kind !== 'live' || frameAgeMs === null || frameAgeMs < agedMs) return null;
  return (
    <span className={styles.note}>{t('video.lastFrame', { seconds: (frameAgeMs / 1000).toFixed(1) })}</span>
  );
}

/** Says that the small stream plays because the full one cannot be decoded here. */
function SubNote({ picture: { subInsteadOf, state } }: { picture: Picture }) {
  const { t } = useTranslation();
  if (subInsteadOf === null || state.kind !== 'live') return null;
  return <span className={styles.note}>{t('video.subInstead', { codec: codecWords(subInsteadOf, t) })}</span>;
}

function Lock() {
  return (
    <svg className={styles.lock} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M7 10V7.5a5 5 0 0 1 10 0V10m-11 0h12a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 18 21H6a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 6 10z" />
    </svg>
  );
}
