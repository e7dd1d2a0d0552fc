import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordedTile } from '../../features/playback/recorded-tile.tsx';
import { useRecordedPicture } from '../../features/playback/use-recorded-picture.ts';
import { clockNow } from '../../lib/clock.ts';
import { coverageAt } from './coverage.ts';
import { follow } from './follow.ts';
import styles from './replay.module.css';
import type { ReplayClock, ReplayTime } from './replay-clock.ts';
import type { SceneCamera } from './use-scene-cameras.ts';

const followEveryMs = 250;
/** A seek takes time, and the clock goes on meanwhile: the picture is sent ahead by what the last one took, at most by this. */
const longestLeadMs = 3_000;

interface ReplayCameraProps extends SceneCamera {
  clock: ReplayClock;
  time: ReplayTime;
}

/** One camera's past, kept at the moment of the clock; where nothing is recorded it says so instead of showing something else. */
export function ReplayCamera({ camera, days, clock, time }: ReplayCameraProps) {
  const { t } = useTranslation();
  const videoRef = useRef<HTMLVideoElement>(null);
  const [bare, setBare] = useState(false);
  const coverage = coverageAt(time.atMs, days, clockNow());
  const { replay, picture } = useRecordedPicture(bare ? null : camera.id, videoRef);
  /** When the last seek began, and how long it took; milliseconds of now. */
  const seek = useRef({ begunMs: 0, leadMs: 300 });
  const drift = replay.wallMs === null ? null : Math.round(replay.wallMs - time.atMs);

  const step = useEffectEvent(() => {
    if (picture === null) return;
    const { wallMs, state } = picture.getSnapshot();
    const settled = state.kind === 'playing' || state.kind === 'paused';
    if (settled && seek.current.begunMs > 0)
      seek.current = {
        begunMs: 0,
        leadMs: Math.min(longestLeadMs, performance.now() - seek.current.begunMs),
      };
    const { playing, rate } = time;
    const clockMs = clock.at();
    const recorded = coverageAt(clockMs, days, clockNow()) === 'recorded';
    switch (follow({ clockMs, playing, rate, recorded, pictureMs: wallMs, state: state.kind })) {
      case 'seek':
        seek.current.begunMs = performance.now();
        picture.goTo(clockMs + (playing ? seek.current.leadMs * rate : 0));
        return;
      case 'play':
        picture.play();
        return;
      case 'pause':
        picture.togglePlay();
        return;
      case 'nothing':
        return;
    }
  });
  useEffect(() => {
    if (picture === null) return;
    const timer = setInterval(() => step(), followEveryMs);
    return () => clearInterval(timer);
  }, [picture]);
  useEffect(() => picture?.setRate(time.rate), [picture, time.rate]);

  return (
    <div
      className={styles.tile}
      data-camera={camera.id}
      data-coverage={coverage}
      data-drift={drift ?? undefined}
    >
      <RecordedTile
        name={camera.name}
        owner={camera.owner}
        replay={replay}
        videoRef={videoRef}
        bare={bare}
        onBare={() => setBare(true)}
        extra={null}
      />
      {coverage !== 'recorded' && <p className={styles.cover}>{t(`replay.now.${coverage}`)}</p>}
    </div>
  );
}
