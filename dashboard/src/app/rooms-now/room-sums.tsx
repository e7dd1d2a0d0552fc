import type { CentreNow } from '@fengqiao/contract/rooms-now';
import { useTranslation } from 'react-i18next';
import { roomCounts } from '../../features/rooms/room-counts.ts';
import { RoomUseMark } from '../../ui/room-use-mark.tsx';
import styles from './rooms-now.module.css';

const kinds = ['reception', 'mediation'] as const;
const states = ['inUse', 'free', 'closed', 'unknown'] as const;

/** The rooms of the centres that are shown, by kind and state, of how many. */
export function RoomSums({ centres, now }: { centres: readonly CentreNow[]; now: number }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.sums}>
      {kinds.map((kind) => {
        const counts = roomCounts(centres, kind, now);
        return (
          <div key={kind} className={styles.sum}>
            <dt>{t(`rooms.kind.${kind}`)}</dt>
            {states.map((state) => (
              <dd key={state}>
                <RoomUseMark state={state} /> <b>{counts[state]}</b>
              </dd>
            ))}
            <dd className={styles.faint}>{t('rooms.ofRooms', { count: counts.all })}</dd>
          </div>
        );
      })}
    </dl>
  );
}
