import { LockOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { centreListQuery } from './api.ts';
import styles from './room-list.module.css';

/** Centres and their rooms by zone; of a private room only that it is private. */
export function RoomList({ area, q }: { area: string; q: string }) {
  const { t } = useTranslation();
  const centres = useInfiniteQuery(centreListQuery(area, q));
  const items = centres.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t('desk.rooms')}
      hideTitle
      state={panelState(centres, () => items.length === 0)}
      emptyText={t('desk.noRooms')}
      onRetry={() => void centres.refetch()}
    >
      {items.map((centre) => (
        <section key={centre.id} className={styles.centre}>
          <h3 className={styles.name}>
            <Link to="/centres/$id/floors" params={{ id: centre.id }} title={t('floors.link')}>
              {centre.name}
            </Link>
          </h3>
          <ul className={styles.rooms}>
            {centre.rooms.map((room) => (
              <li key={room.id} className={styles.room}>
                <span>
                  {room.name}
                  {room.private && (
                    <LockOutlined
                      className={styles.lock ?? ''}
                      title={t('desk.roomPrivate')}
                      aria-label={t('desk.roomPrivate')}
                    />
                  )}
                </span>
                <span className={styles.zone}>{t(`desk.zone.${room.zone}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {centres.hasNextPage && (
        <Button type="text" loading={centres.isFetchingNextPage} onClick={() => void centres.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      )}
    </Panel>
  );
}
