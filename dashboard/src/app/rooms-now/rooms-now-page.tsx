import { type CentreLevel, centreLevels } from '@fengqiao/contract/presence';
import type { CentreNow } from '@fengqiao/contract/rooms-now';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../features/areas/breadcrumbs.tsx';
import { roomsNowQuery } from '../../features/rooms/api.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { useSession } from '../shell/use-session.ts';
import { byNeed, isNeedy, needsOf } from './centre-needs.ts';
import { CentreTable } from './centre-table.tsx';
import { RoomDialog } from './room-dialog.tsx';
import { RoomSums } from './room-sums.tsx';
import styles from './rooms-now.module.css';
import type { RoomsNowSearch } from './rooms-now-search.ts';

/** `/rooms-now?area=` (HP-17): what the centres below do now; state only, never the picture of a mediation room. */
export function RoomsNowPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/shell/rooms-now' });
  const navigate = useNavigate({ from: '/rooms-now' });
  const now = useNow(10_000);
  const area = search.area ?? session.areaCode;
  const rooms = useQuery(roomsNowQuery(area));
  const change = (part: { [K in keyof RoomsNowSearch]?: RoomsNowSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as RoomsNowSearch });
  const all = rooms.data?.centres ?? [];
  const levels = centreLevels.filter((level) => all.some((centre) => centre.level === level));
  const shown = byNeed(chosen(all, search, now), now);
  const looked = all.flatMap((centre) => centre.rooms.map((room) => ({ centre, room })));
  const open = looked.find(({ room }) => room.id === search.room);
  return (
    <div className={styles.page}>
      <header className={page.head}>
        <h1 className={page.title}>{t('rooms.title')}</h1>
        <Breadcrumbs
          code={area}
          onSelect={(code) => change({ area: code === session.areaCode ? undefined : code })}
        />
        <span className={styles.filters}>
          <Segmented<CentreLevel | 'all'>
            aria-label={t('rooms.level')}
            value={search.level ?? 'all'}
            options={(['all', ...levels] as const).map((value) => ({
              value,
              label: value === 'all' ? t('common.all') : t(`indicators.level.${value}`),
            }))}
            onChange={(value) => change({ level: value === 'all' ? undefined : value })}
          />
          <span className={styles.switch}>
            <Switch
              id="rooms-need"
              size="small"
              checked={search.need === true}
              onChange={(on) => change({ need: on ? true : undefined })}
            />
            <label htmlFor="rooms-need">{t('rooms.needOnly')}</label>
          </span>
        </span>
      </header>
      <p className={page.lead}>{t('rooms.means')}</p>
      <Panel
        title={
          rooms.data === undefined ? t('rooms.title') : t('rooms.centresOf', { area: rooms.data.areaName })
        }
        note={t('rooms.shown', { shown: shown.length, all: all.length })}
        state={panelState(rooms, ({ centres }) => centres.length === 0, useStaleSince())}
        emptyText={t('desk.noRooms')}
        onRetry={() => void rooms.refetch()}
      >
        <RoomSums centres={shown} now={now} />
        {shown.length === 0 ? (
          <p className={page.faint}>{t('rooms.nobodyNeeds')}</p>
        ) : (
          <CentreTable centres={shown} now={now} onRoom={(room) => change({ room })} />
        )}
      </Panel>
      {open && <RoomDialog {...open} session={session} onClose={() => change({ room: undefined })} />}
    </div>
  );
}

const chosen = (centres: readonly CentreNow[], { level, need }: RoomsNowSearch, now: number): CentreNow[] =>
  centres.filter(
    (centre) =>
      (level === undefined || centre.level === level) && (need !== true || isNeedy(needsOf(centre, now))),
  );
