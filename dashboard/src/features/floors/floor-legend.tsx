import { LockFilled, VideoCameraFilled } from '@ant-design/icons';
import type { Floor } from '@fengqiao/contract/floors';
import { useTranslation } from 'react-i18next';
import styles from './floors.module.css';
import { type ShownUse, shownUses, UseMark } from './use-mark.tsx';

/** What the signs mean, with how many of the storey's rooms are in each state, of how many. */
export function FloorLegend({ floor, uses }: { floor: Floor; uses: ReadonlyMap<string, ShownUse> }) {
  const { t } = useTranslation();
  const known = floor.rooms.flatMap(({ roomId }) => (roomId === null ? [] : [uses.get(roomId) ?? 'unknown']));
  const placed = floor.cameras.filter(({ at }) => at !== null);
  return (
    <div className={styles.legend}>
      {shownUses.map((use) => (
        <span key={use} className={styles.legendItem} data-use={use}>
          <UseMark use={use} />
          {t('floors.countOf', {
            word: t(`floors.use.any.${use}`),
            count: known.filter((each) => each === use).length,
            total: known.length,
          })}
        </span>
      ))}
      <span className={styles.legendItem}>
        <VideoCameraFilled aria-hidden="true" />
        {t('floors.cameras', { count: placed.filter((camera) => !camera.private).length })}
      </span>
      <span className={styles.legendItem}>
        <LockFilled aria-hidden="true" />
        {t('floors.privateCameras', { count: placed.filter((camera) => camera.private).length })}
      </span>
    </div>
  );
}
