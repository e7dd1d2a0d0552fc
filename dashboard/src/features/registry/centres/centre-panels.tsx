import { missingOf } from '@fengqiao/contract/organisations';
import { roomUseAt } from '@fengqiao/contract/room-use';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../../lib/reference.ts';
import { dayOf } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import page from '../../../ui/page.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { RoomUseMark } from '../../../ui/room-use-mark.tsx';
import { staffQuery, teamsQuery } from '../api.ts';
import styles from '../registry.module.css';
import { PersonName } from '../staff/person-name.tsx';
import { departmentsQuery, roomsQuery } from './centre-api.ts';

/** Departments that are in a centre today, with people and windows. */
export function DepartmentsPanel({ centreId }: { centreId: string }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const departments = useQuery(departmentsQuery(centreId));
  const today = dayOf(useNow(60_000));
  const items = (departments.data?.items ?? []).filter(
    ({ since, until }) => since <= today && (until === null || until > today),
  );
  return (
    <Panel
      title={t('registry.departments')}
      note={t('registry.count', { count: items.length })}
      state={panelState(departments, () => items.length === 0)}
      emptyText={t('registry.noDepartments')}
      onRetry={() => void departments.refetch()}
    >
      <DataTable
        caption={t('registry.departments')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'department',
            title: t('presence.department'),
            render: ({ department }) => words.department(department),
          },
          { key: 'kind', title: t('presence.kindLabel'), render: ({ kind }) => t(`presence.kind.${kind}`) },
          { key: 'staff', title: t('presence.staff'), render: ({ staff }) => staff },
          { key: 'windows', title: t('presence.windows'), render: ({ windows }) => windows },
        ]}
      />
    </Panel>
  );
}

/** Rooms of a centre with their state; never a picture. */
export function RoomsPanel({ centreId }: { centreId: string }) {
  const { t } = useTranslation();
  const centre = useQuery(roomsQuery(centreId));
  const now = useNow(30_000);
  return (
    <Panel
      title={t('registry.rooms')}
      state={panelState(centre, ({ rooms }) => rooms.length === 0)}
      emptyText={t('registry.noRooms')}
      onRetry={() => void centre.refetch()}
    >
      <DataTable
        caption={t('registry.rooms')}
        rows={centre.data?.rooms ?? []}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('registry.room'), render: ({ name }) => name },
          { key: 'zone', title: t('registry.zone'), render: ({ zone }) => t(`desk.zone.${zone}`) },
          {
            key: 'use',
            title: t('registry.use'),
            render: ({ use }) => <RoomUseMark state={roomUseAt(use, now)} />,
          },
        ]}
      />
    </Panel>
  );
}

/** People of a centre, in the order of its board. */
export function PeoplePanel({ centreId }: { centreId: string }) {
  const { t } = useTranslation();
  const staff = useQuery(staffQuery({ centreId }));
  return (
    <Panel
      title={t('registry.people')}
      note={
        <Link to="/staff" search={{ centre: centreId }}>
          {t('registry.openRoster')}
        </Link>
      }
      extra={
        <Link to="/duty" search={{ centre: centreId }}>
          {t('registry.nav.duty')}
        </Link>
      }
      state={panelState(staff, ({ items }) => items.length === 0)}
      emptyText={t('registry.staff.nothing')}
      onRetry={() => void staff.refetch()}
    >
      <DataTable
        caption={t('registry.people')}
        rows={staff.data?.items ?? []}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('registry.staff.name'),
            render: (person) => <PersonName person={person} />,
          },
          { key: 'kind', title: t('registry.staff.kind'), render: ({ kind }) => t(`registry.kind.${kind}`) },
          { key: 'phone', title: t('registry.staff.phone'), render: ({ phone }) => phone ?? '–' },
        ]}
      />
    </Panel>
  );
}

/** Teams of the centre's area, and whom each lacks. */
export function TeamsPanel({ area }: { area: string }) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery(area));
  return (
    <Panel
      title={t('registry.teams.title')}
      state={panelState(teams, ({ items }) => items.length === 0)}
      emptyText={t('registry.teams.nothing')}
      onRetry={() => void teams.refetch()}
    >
      <ul className={styles.list}>
        {(teams.data?.items ?? []).map((team) => (
          <li key={team.id}>
            {team.name}{' '}
            <span className={missingOf(team).length > 0 ? page.warn : page.faint}>
              {missingOf(team).length === 0
                ? t('registry.teams.complete')
                : t('registry.teams.lacks', {
                    who: missingOf(team)
                      .map((kind) => t(`registry.kind.${kind}`))
                      .join(' · '),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
