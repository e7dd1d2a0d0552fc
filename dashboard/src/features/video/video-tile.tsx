import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraQuery } from './api.ts';
import type { Picture } from './picture.ts';
import { pictureWords } from './picture-words.ts';
import { useLivePicture } from './use-live-picture.ts';
import styles from './video-tile.module.css';

interface VideoTileProps {
  cameraId: string;
  /** `wall`: read from 5 m; `card`: in a pop-up of the desk. */
  variant: 'wall' | 'card';
}

/** From so much on the latency is written in the colour of a warning. */
const lateMs = 2_000;

/** A live picture with whose it is, how late it is, and in words what is wrong when it is not live. */
export function VideoTile({ cameraId, variant }: VideoTileProps) {
  const { t } = useTranslation();
  const videoRef = useRef<HTMLVideoElement>(null);
  const stillRef = useRef<HTMLCanvasElement>(null);
  const picture = useLivePicture(cameraId, videoRef, stillRef);
  const { data: camera } = useQuery(cameraQuery(cameraId));
  const name = camera?.name ?? t('video.unknownCamera', { id: cameraId.slice(-6) });
  const { title, detail } = pictureWords(picture, t);
  const { kind } = picture.state;
  return (
    <figure
      className={styles.tile}
      data-variant={variant}
      data-state={kind}
      data-camera={cameraId}
      data-latency-ms={picture.latencyMs ?? undefined}
    >
      <div className={styles.stage}>
        <canvas ref={stillRef} className={styles.still} width={0} height={0} />
        <video
          ref={videoRef}
          className={styles.video}
          aria-label={t('video.pictureOf', { name })}
          muted
          playsInline
          disablePictureInPicture
          disableRemotePlayback
        />
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
        <Latency picture={picture} />
      </figcaption>
    </figure>
  );
}

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

function Lock() {
  return (
    <svg className={styles.lock} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M7 10V7.5a5 5 0 0 1 10 0V10m-11 0h12a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 18 21H6a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 6 10z" />
    </svg>
  );
}
