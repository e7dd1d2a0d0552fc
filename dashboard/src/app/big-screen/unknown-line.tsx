import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cameraHealthQuery } from '../../features/camera-health/api.ts';
import { roomsNowQuery } from '../../features/rooms/api.ts';
import { roomCounts } from '../../features/rooms/room-counts.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './big-screen.module.css';

/** What nobody has said or asked, so that nobody takes silence for good news; nothing while all is known. */
export function UnknownLine({ area }: { area: string }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const health = useQuery(cameraHealthQuery(area)).data?.total;
  const centres = useQuery(roomsNowQuery(area)).data?.centres ?? [];
  const unconnected = health === undefined ? 0 : health.registered - health.private - health.withSource;
  const unchecked = health === undefined ? 0 : health.withSource - health.checked;
  const rooms = roomCounts(centres, 'mediation', now).unknown + roomCounts(centres, 'reception', now).unknown;
  const staff = centres.filter((centre) => centre.staff === null).length;
  const unknown = [
    unconnected > 0 && t('bigScreen.unknown.unconnected', { count: unconnected }),
    unchecked > 0 && t('bigScreen.unknown.cameras', { count: unchecked }),
    rooms > 0 && t('bigScreen.unknown.rooms', { count: rooms }),
    staff > 0 && t('bigScreen.unknown.staff', { count: staff }),
  ].filter((words) => words !== false);
  if (unknown.length === 0) return null;
  return (
    <p className={styles.unknown} title={unknown.join(' · ')}>
      {t('bigScreen.unknown.title', { what: unknown.join(' · ') })}
    </p>
  );
}
