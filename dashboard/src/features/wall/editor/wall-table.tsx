import type { Wall } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { areaNameQuery } from '../api.ts';
import { leaseState } from '../lease-state.ts';

/** An area by its name; by its code until that is known. */
function AreaName({ code }: { code: string }) {
  const { data: area } = useQuery(areaNameQuery(code));
  return area?.name ?? code;
}

/** Walls with who works them and what they do by themselves. */
export function WallTable({ walls }: { walls: readonly Wall[] }) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  const columns: Column<Wall>[] = [
    {
      key: 'name',
      title: t('wallDesk.setup.wallName'),
      render: ({ id, name }) => (
        <Link to="/walls/$wall" params={{ wall: id }}>
          {name}
        </Link>
      ),
    },
    { key: 'area', title: t('case.fact.area'), render: ({ areaCode }) => <AreaName code={areaCode} /> },
    {
      key: 'screens',
      title: t('wallDesk.tab.screens'),
      render: ({ screens }) => t('wallDesk.screenCount', { count: screens.length }),
    },
    {
      key: 'lease',
      title: t('wallDesk.lease.title'),
      render: ({ now }) => {
        const state = leaseState(now.lease, '', nowMs);
        return state.kind === 'others'
          ? t('wallDesk.lease.others', { name: state.holder, time: minuteOf(state.untilMs) })
          : t('wallDesk.lease.free');
      },
    },
    {
      key: 'now',
      title: t('wallDesk.setup.state'),
      render: ({ now }) =>
        [
          now.alarm?.state === 'shown' && t('wallDesk.alarm.on'),
          now.tours.length > 0 && t('wallDesk.toursRunning', { count: now.tours.length }),
        ]
          .filter(Boolean)
          .join(' · ') || '–',
    },
  ];
  return <DataTable caption={t('wallDesk.title')} columns={columns} rows={walls} rowKey={({ id }) => id} />;
}
