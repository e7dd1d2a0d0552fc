import type { RoomState } from '@fengqiao/contract/centres';
import { roomUseAt } from '@fengqiao/contract/room-use';
import type { CentreNow } from '@fengqiao/contract/rooms-now';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dateTimeOf, minuteOf, spanOf } from '../../lib/time.ts';
import { AgeLabel } from '../../ui/age-label.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { RoomUseMark } from '../../ui/room-use-mark.tsx';
import { needKinds, needsOf } from './centre-needs.ts';
import styles from './rooms-now.module.css';

interface CentreTableProps {
  /** In the order in which they are shown. */
  centres: readonly CentreNow[];
  now: number;
  onRoom: (id: string) => void;
}

/** One row for each centre: what needs somebody, its rooms, its cases, its people, its last event. */
export function CentreTable({ centres, now, onRoom }: CentreTableProps) {
  const { t } = useTranslation();
  const roomsOf = (kind: RoomState['kind']) => (centre: CentreNow) => (
    <ul className={styles.rooms}>
      {centre.rooms
        .filter((room) => room.kind === kind)
        .map((room) => (
          <li key={room.id}>
            <RoomButton room={room} now={now} onOpen={() => onRoom(room.id)} />
          </li>
        ))}
    </ul>
  );
  const columns: Column<CentreNow>[] = [
    {
      key: 'centre',
      title: t('rooms.centre'),
      render: ({ name, areaCode }) => (
        <Link to="/" search={{ area: areaCode }} className={styles.name} title={t('rooms.onDesk')}>
          {name}
        </Link>
      ),
    },
    { key: 'needs', title: t('rooms.needs'), render: (centre) => <Needs centre={centre} now={now} /> },
    { key: 'reception', title: t('rooms.kind.reception'), render: roomsOf('reception') },
    { key: 'mediation', title: t('rooms.kind.mediation'), render: roomsOf('mediation') },
    {
      key: 'today',
      title: t('rooms.today'),
      render: ({ casesToday, receivedToday }) => (
        <>
          <b>{casesToday}</b>{' '}
          <span className={styles.faint}>{t('rooms.atCounter', { count: receivedToday })}</span>
        </>
      ),
    },
    {
      key: 'mediating',
      title: t('rooms.mediating'),
      render: ({ mediating, open }) => (
        <>
          <b>{mediating}</b> <span className={styles.faint}>/ {open}</span>
        </>
      ),
    },
    {
      key: 'staff',
      title: t('rooms.staff'),
      render: ({ staff, posts }) =>
        staff === null ? (
          <span className={styles.faint}>{t('rooms.staffUnknown')}</span>
        ) : (
          <>
            <b>{staff}</b> <span className={styles.faint}>/ {posts ?? '–'}</span>
          </>
        ),
    },
    {
      key: 'last',
      title: t('rooms.last'),
      render: ({ lastEventAt }) => (lastEventAt === null ? '–' : <AgeLabel at={lastEventAt} />),
    },
  ];
  return <DataTable caption={t('rooms.title')} columns={columns} rows={centres} rowKey={({ id }) => id} />;
}

/** Why a centre stands where it stands in the list. */
function Needs({ centre, now }: { centre: CentreNow; now: number }) {
  const { t } = useTranslation();
  const needs = needsOf(centre, now);
  const there = needKinds.filter((kind) => needs[kind] > 0);
  if (there.length === 0) return <span className={styles.calm}>{t('rooms.noNeed')}</span>;
  return (
    <ul className={styles.needs}>
      {there.map((kind) => (
        <li key={kind} data-need={kind}>
          {t(`rooms.need.${kind}`, { count: needs[kind] })}
        </li>
      ))}
    </ul>
  );
}

/** A room by its name and state, since when; what was said yesterday says so instead. */
function RoomButton({ room, now, onOpen }: { room: RoomState; now: number; onOpen: () => void }) {
  const { t } = useTranslation();
  const { name, use } = room;
  const state = roomUseAt(use, now);
  const { unit, count } = spanOf(use === null ? 0 : now - Date.parse(use.since));
  const since =
    use === null
      ? t('rooms.neverReported')
      : state === 'unknown'
        ? t('rooms.notSince', { time: dateTimeOf(use.reportedAt) })
        : t('rooms.sinceFor', { time: minuteOf(use.since), span: t(`time.${unit}`, { count }) });
  return (
    <button
      type="button"
      className={styles.room}
      data-room={room.id}
      data-use={state}
      title={since}
      onClick={onOpen}
    >
      <span className={styles.roomName}>{name}</span>
      <RoomUseMark state={state} />
      {state === 'inUse' && <span className={styles.faint}>{t(`time.${unit}`, { count })}</span>}
    </button>
  );
}
