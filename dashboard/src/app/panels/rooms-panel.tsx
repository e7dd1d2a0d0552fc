import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roomsNowQuery } from '../../features/rooms/api.ts';
import { roomCounts, roomsInUse } from '../../features/rooms/room-counts.ts';
import { minuteOf, spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { RoomUseMark } from '../../ui/room-use-mark.tsx';
import { FitList } from './fit-list.tsx';
import styles from './list-rows.module.css';
import type { PanelProps } from './panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { asOf } from './query-state.ts';

const states = ['inUse', 'free', 'closed', 'unknown'] as const;

/** Mediation rooms and reception windows by state, and those in use; never their pictures (HP-17). */
export function RoomsPanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const rooms = useQuery(roomsNowQuery(area));
  const centres = rooms.data?.centres ?? [];
  const taken = roomsInUse(centres, now);
  return (
    <PanelFrame
      title={t('panels.rooms')}
      note={rooms.data && t('panels.centres', { count: centres.length })}
      definition={t('rooms.means')}
      href={href}
      state={panelState(rooms, (data) => data.centres.length === 0, useStaleSince())}
      asOfMs={asOf([rooms])}
      emptyText={t('desk.noRooms')}
    >
      {(['mediation', 'reception'] as const).map((kind) => {
        const counts = roomCounts(centres, kind, now);
        return (
          <p key={kind} className={styles.figures}>
            <b>{t(`rooms.kind.${kind}`)}</b>
            {states.map((state) => (
              <span key={state}>
                <RoomUseMark state={state} /> <b>{counts[state]}</b>
              </span>
            ))}
            <span className={styles.faint}>{t('rooms.ofRooms', { count: counts.all })}</span>
          </p>
        );
      })}
      {taken.length === 0 && <p className={styles.faint}>{t('rooms.noneInUse')}</p>}
      <FitList
        label={t('rooms.inUseNow')}
        items={taken}
        keyOf={({ room }) => room.id}
        rowEm={1.75}
        render={({ room, centre, since }) => {
          const { unit, count } = spanOf(now - Date.parse(since));
          return (
            <li className={styles.row}>
              <span className={styles.main}>{room.name}</span>
              <span className={styles.faint}>{centre.name}</span>
              <span className={styles.end}>{t('rooms.since', { time: minuteOf(since) })}</span>
              <span className={styles.end}>{t(`time.${unit}`, { count })}</span>
            </li>
          );
        }}
      />
    </PanelFrame>
  );
}
