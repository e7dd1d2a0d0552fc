import type { WallAlarm } from '@fengqiao/contract/wall-alarms';
import type { Screen } from '@fengqiao/contract/walls';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/api.ts';
import { dateTimeOf } from '../../../lib/time.ts';
import { queryKeys } from '../../../live/query-keys.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { TierMark } from '../../../ui/tier-mark.tsx';
import { putScreenForm } from '../api.ts';
import { AlarmForm } from './alarm-form.tsx';
import { PlacePicker } from './place-picker.tsx';
import styles from './wall-editor.module.css';
import type { WallTabProps } from './wall-editor.tsx';
import { WallWord } from './wall-word.tsx';

const alarmsQuery = (wallId: string) =>
  queryOptions({
    queryKey: [...queryKeys.wallRecords(wallId), 'alarms'],
    queryFn: ({ signal }) =>
      request<{ items: WallAlarm[] }>(`/api/walls/${encodeURIComponent(wallId)}/alarms`, { signal }),
  });

/** When a case may take places of the wall by itself, which places those are, and the alarms so far. */
export function AlarmsTab({ wall, acts, makes }: WallTabProps) {
  const { t } = useTranslation();
  const alarms = useQuery(alarmsQuery(wall.id));
  const reserve = ({ id, name, scale }: Screen, reserved: number[]) =>
    makes?.act(t('wallDesk.alarm.reservedChanged', { screen: name }), () =>
      putScreenForm(wall.id, id, { name, scale, reserved }),
    );
  const columns: Column<WallAlarm>[] = [
    { key: 'at', title: t('wallDesk.alarm.raisedAt'), render: ({ raisedAt }) => dateTimeOf(raisedAt) },
    { key: 'tier', title: t('tier.label'), render: ({ tier }) => <TierMark tier={tier} word /> },
    {
      key: 'case',
      title: t('desk.case'),
      render: ({ caseCode }) => (
        <Link to="/cases/$caseCode" params={{ caseCode }}>
          {caseCode}
        </Link>
      ),
    },
    { key: 'state', title: t('case.fact.status'), render: ({ state }) => t(`wallDesk.alarm.state.${state}`) },
    { key: 'by', title: t('wallDesk.alarm.endedBy'), render: ({ endedBy }) => endedBy ?? '–' },
  ];
  const reserved = wall.screens.reduce((sum, screen) => sum + screen.reserved.length, 0);
  return (
    <div className={styles.stack}>
      <WallWord acts={acts} />
      <AlarmForm key={JSON.stringify(wall.policy)} wall={wall} places={reserved} acts={acts} />
      <Panel
        title={t('wallDesk.alarm.reserved')}
        note={t(makes === null ? 'wallDesk.alarm.reservedByHead' : 'wallDesk.alarm.reservedNote')}
        state={{ kind: 'ready' }}
      >
        <div className={styles.row}>
          {wall.screens.map((screen, index) => (
            <PlacePicker
              key={screen.id}
              screen={screen}
              chosen={screen.reserved}
              firstNumber={
                1 + wall.screens.slice(0, index).reduce((sum, each) => sum + each.reserved.length, 0)
              }
              onChange={makes === null ? null : (places) => reserve(screen, places)}
            />
          ))}
        </div>
      </Panel>
      <Panel
        title={t('wallDesk.alarm.history')}
        state={panelState(alarms, ({ items }) => items.length === 0)}
        emptyText={t('wallDesk.alarm.none')}
        onRetry={() => void alarms.refetch()}
      >
        <DataTable
          caption={t('wallDesk.alarm.history')}
          columns={columns}
          rows={alarms.data?.items ?? []}
          rowKey={({ id }) => String(id)}
        />
      </Panel>
    </div>
  );
}
