import type { Tour } from '@fengqiao/contract/wall-tours';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { deleteTour, runTour, toursQuery } from '../scenes-api.ts';
import { stepsOf } from '../tour-now.ts';
import { TourDrawer } from './tour-drawer.tsx';
import type { WallTabProps } from './wall-editor.tsx';
import { WallWord } from './wall-word.tsx';

/** The patrols of a wall: started by hand or by the clock. */
export function ToursTab({ wall, search, onChange, acts }: WallTabProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const tours = useQuery(toursQuery(wall.id));
  const rows = tours.data ?? [];
  const running = new Set(wall.now.tours.map(({ tour }) => tour.id));
  const run = ({ id, name }: Tour, act: 'start' | 'stop') =>
    acts?.act(t(`wallDesk.tour.done.${act}`, { name }), () => runTour(wall.id, id, act));
  const remove = ({ id, name }: Tour) =>
    modal.confirm({
      title: t('wallDesk.tour.deleteAsk', { name }),
      okText: t('wallDesk.delete'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true, type: 'default' },
      onOk: () => acts?.act(t('wallDesk.tour.deleted', { name }), () => deleteTour(wall.id, id)),
    });
  const columns: Column<Tour>[] = [
    { key: 'name', title: t('wallDesk.tour.name'), render: ({ name }) => name },
    {
      key: 'what',
      title: t('wallDesk.tour.what'),
      render: ({ cameraIds, sceneIds, targets }) =>
        cameraIds.length > 0
          ? t('wallDesk.tour.cameras', { count: cameraIds.length, places: targets.length })
          : t('wallDesk.tour.scenes', { count: sceneIds.length }),
    },
    {
      key: 'round',
      title: t('wallDesk.tour.round'),
      render: (tour) => {
        const steps = stepsOf(tour);
        const minutes = Math.max(1, Math.round((steps * tour.dwellS) / 60));
        return t('wallDesk.tour.roundOf', { steps, seconds: tour.dwellS, minutes });
      },
    },
    { key: 'schedule', title: t('wallDesk.tour.schedule'), render: (tour) => <ScheduleWords tour={tour} /> },
    {
      key: 'acts',
      title: t('wallDesk.acts'),
      render: (tour) =>
        acts && (
          <>
            <Button
              size="small"
              disabled={acts.busy}
              onClick={() => run(tour, running.has(tour.id) ? 'stop' : 'start')}
            >
              {t(running.has(tour.id) ? 'wallDesk.tour.stopNow' : 'wallDesk.tour.startNow')}
            </Button>{' '}
            <Button size="small" onClick={() => onChange({ tour: tour.id })}>
              {t('wallDesk.edit')}
            </Button>{' '}
            <Button size="small" onClick={() => remove(tour)}>
              {t('wallDesk.delete')}
            </Button>
          </>
        ),
    },
  ];
  return (
    <Panel
      title={t('wallDesk.tab.tours')}
      note={t('wallDesk.tour.note')}
      extra={
        acts && (
          <Button type="primary" onClick={() => onChange({ tour: 'new' })}>
            {t('wallDesk.tour.new')}
          </Button>
        )
      }
      state={panelState(tours)}
      onRetry={() => void tours.refetch()}
    >
      <WallWord acts={acts} />
      {rows.length === 0 ? (
        <p>{t('wallDesk.tour.empty')}</p>
      ) : (
        <DataTable caption={t('wallDesk.tab.tours')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
      <TourDrawer
        wall={wall}
        tours={rows}
        open={acts && tours.data ? (search.tour ?? null) : null}
        onClose={() => onChange({ tour: undefined })}
      />
    </Panel>
  );
}

function ScheduleWords({ tour: { schedule } }: { tour: Tour }) {
  const { t } = useTranslation();
  if (schedule === null) return t('wallDesk.tour.byHand');
  const days = schedule.days.map((day) => t(`time.weekday.${day % 7}`)).join(t('common.listComma'));
  return t('wallDesk.tour.scheduleOf', { days, from: schedule.from, until: schedule.until });
}
