import type { RoomUseState } from '@fengqiao/contract/room-use';
import { useTranslation } from 'react-i18next';
import styles from './room-use-mark.module.css';

const shapes: Record<RoomUseState | 'unknown', string> = {
  free: 'M6 1.6a4.4 4.4 0 1 0 0 8.8a4.4 4.4 0 0 0 0-8.8zm0 1.6a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 0 1 0-5.6z',
  inUse: 'M1.4 1.4h9.2v9.2H1.4z',
  closed: 'M1.4 4.9h9.2v2.2H1.4z',
  unknown:
    'M1.4 1.4h3v1.6h-1.4v1.4h-1.6zM7.6 1.4h3v3h-1.6v-1.4h-1.4zM1.4 7.6h1.6v1.4h1.4v1.6h-3zM9 7.6h1.6v3h-3v-1.6h1.4z',
};

/** State of a room by shape, colour and word: ring free, square in use, bar closed, broken frame when nobody has said. */
export function RoomUseMark({ state }: { state: RoomUseState | 'unknown' }) {
  const { t } = useTranslation();
  return (
    <span className={styles.mark} data-use={state}>
      <svg className={styles.shape} viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[state]} />
      </svg>
      {t(`rooms.use.${state}`)}
    </span>
  );
}
