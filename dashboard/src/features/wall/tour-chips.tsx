import {
  CaretRightOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { TourAct, TourRun } from '@fengqiao/contract/wall-tours';
import type { Wall } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/use-now.ts';
import { runTour, toursQuery } from './scenes-api.ts';
import { tourNow } from './tour-now.ts';
import type { WallActs } from './use-wall-acts.ts';
import styles from './wall-strip.module.css';

/** The tours that run, each with its step and the seconds to the next, and the way to start another one. */
export function TourChips({ wall, acts }: { wall: Wall; acts: WallActs | null }) {
  const { t } = useTranslation();
  const { data: tours } = useQuery({ ...toursQuery(wall.id), enabled: acts !== null });
  const running = new Set(wall.now.tours.map(({ tour }) => tour.id));
  const others = tours?.filter(({ id }) => !running.has(id)) ?? [];
  const run = (id: string, name: string, act: TourAct['act']) =>
    acts?.act(t(`wallDesk.tour.done.${act}`, { name }), () => runTour(wall.id, id, act));
  return (
    <div className={styles.tours}>
      {wall.now.tours.map((each) => (
        <TourChip
          key={each.tour.id}
          run={each}
          onAct={acts === null ? null : (act) => run(each.tour.id, each.tour.name, act)}
        />
      ))}
      {acts && others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map(({ id, name }) => ({ key: id, label: name })),
            onClick: ({ key }) => run(key, others.find(({ id }) => id === key)?.name ?? '', 'start'),
          }}
        >
          <button type="button" className={styles.add}>
            {t('wallDesk.tour.start')}
          </button>
        </Dropdown>
      )}
    </div>
  );
}

interface TourChipProps {
  run: TourRun;
  /** null = this account only looks. */
  onAct: ((act: TourAct['act']) => void) | null;
}

function TourChip({ run, onAct }: TourChipProps) {
  const { t } = useTranslation();
  const { step, steps, leftS } = tourNow(run, useNow());
  const { name } = run.tour;
  const button = (act: TourAct['act'], icon: ReactNode) => (
    <Button
      type="text"
      size="small"
      className={styles.tourButton ?? ''}
      icon={icon}
      aria-label={t(`wallDesk.tour.act.${act}`, { name })}
      title={t(`wallDesk.tour.act.${act}`, { name })}
      onClick={() => onAct?.(act)}
    />
  );
  return (
    <div className={styles.tour} data-paused={leftS === null || undefined}>
      <span className={styles.tourName} title={name}>
        {name}
      </span>
      <span className={styles.tourStep}>
        {t('wallDesk.tour.step', { step, steps })} ·{' '}
        {leftS === null ? t('wallDesk.tour.paused') : t('wallDesk.tour.left', { seconds: leftS })}
      </span>
      {onAct && (
        <>
          {button('back', <StepBackwardOutlined />)}
          {leftS === null ? button('resume', <CaretRightOutlined />) : button('pause', <PauseOutlined />)}
          {button('next', <StepForwardOutlined />)}
          {button('stop', <StopOutlined />)}
        </>
      )}
    </div>
  );
}
