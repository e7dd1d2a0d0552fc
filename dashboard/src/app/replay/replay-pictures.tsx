import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockNow } from '../../lib/clock.ts';
import { errorWords } from '../../ui/error-words.ts';
import { coverageAt } from './coverage.ts';
import styles from './replay.module.css';
import { ReplayCamera } from './replay-camera.tsx';
import type { ReplayClock, ReplayTime } from './replay-clock.ts';
import type { SceneCamera, SceneCameras } from './use-scene-cameras.ts';

/** As many pictures play at once. */
const mostPictures = 4;

interface ReplayPicturesProps {
  cameras: SceneCameras;
  clock: ReplayClock;
  time: ReplayTime;
}

/** What was recorded around the case, picture by picture, all at the moment of the clock; which cameras is for the reader to choose. */
export function ReplayPictures({ cameras, clock, time }: ReplayPicturesProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const shown = shownCameras(cameras.items, chosen);
  const toggle = (id: string) => {
    const now = shown.map(({ camera }) => camera.id);
    setChosen(now.includes(id) ? now.filter((each) => each !== id) : [...now, id].slice(-mostPictures));
  };
  return (
    <section className={styles.pictures} aria-label={t('replay.pictures')}>
      {cameras.error !== null && <p role="alert">{errorWords(cameras.error, t)}</p>}
      {cameras.found && cameras.items.length === 0 && <p className={styles.empty}>{t('replay.noCameras')}</p>}
      {cameras.items.length > 0 && shown.length === 0 && (
        <p className={styles.empty}>{t('replay.noneRecorded')}</p>
      )}
      <div className={styles.tiles} data-count={shown.length}>
        {shown.map((each) => (
          <ReplayCamera key={each.camera.id} {...each} clock={clock} time={time} />
        ))}
      </div>
      <ul className={styles.choice} aria-label={t('replay.choose', { count: mostPictures })}>
        {cameras.items.map(({ camera, metres, days }) => {
          const on = shown.some((each) => each.camera.id === camera.id);
          const coverage = coverageAt(time.atMs, days, clockNow());
          return (
            <li key={camera.id}>
              <button
                type="button"
                className={styles.camera}
                aria-pressed={on}
                onClick={() => toggle(camera.id)}
              >
                {camera.name}{' '}
                <span className={styles.faint}>{t('replay.metres', { count: Math.round(metres) })}</span>
                <span data-coverage={coverage}>{t(`replay.coverage.${coverage}`)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The chosen cameras; before somebody chooses, the nearest of which there is anything on the bar. */
function shownCameras(items: readonly SceneCamera[], chosen: readonly string[] | null): SceneCamera[] {
  if (chosen !== null) return items.filter(({ camera }) => chosen.includes(camera.id));
  return items.filter(({ spans }) => spans.length > 0).slice(0, mostPictures);
}
