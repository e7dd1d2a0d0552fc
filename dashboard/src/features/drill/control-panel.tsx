import type { DrillRun, DrillState } from '@fengqiao/contract/drill';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Popconfirm, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { drillQuery, endDrill, pushDrill, steerDrill } from './api.ts';
import styles from './drill.module.css';

interface ControlPanelProps {
  run: DrillRun;
  paused: boolean;
  control: NonNullable<DrillState['control']>;
}

/** Pause, speed, "now a case turns red", what comes next, who is inside, and the end. */
export function ControlPanel({ run, paused, control: { coming, people } }: ControlPanelProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const onSuccess = (state: DrillState) => queryClient.setQueryData(drillQuery.queryKey, state);
  const steer = useMutation({ mutationFn: steerDrill, onSuccess });
  const push = useMutation({ mutationFn: pushDrill, onSuccess });
  const end = useMutation({ mutationFn: endDrill, onSuccess });
  return (
    <div className={styles.control}>
      <div className={styles.course}>
        <span>
          {t('drill.played', { played: run.playedMin, of: run.storyMin, sent: run.sent, steps: run.steps })}
        </span>
        <Progress
          percent={run.steps === 0 ? 0 : Math.round((run.sent / run.steps) * 100)}
          aria-label={t('drill.playedLabel')}
        />
      </div>
      <div className={styles.buttons}>
        <Button loading={steer.isPending} onClick={() => steer.mutate({ paused: !paused })}>
          {t(paused ? 'drill.goOn' : 'drill.pause')}
        </Button>
        <label className={styles.speed} htmlFor="drill-speed">
          {t('drill.speed')}
          <InputNumber
            id="drill-speed"
            min={0.5}
            max={60}
            step={0.5}
            value={run.speed}
            onChange={(speed) => speed !== null && steer.mutate({ speed })}
          />
        </label>
        <Button loading={push.isPending} onClick={() => push.mutate({ what: 'red' })}>
          {t('drill.pushRed')}
        </Button>
        <Button
          disabled={coming.length === 0}
          loading={push.isPending}
          onClick={() => push.mutate({ what: 'next' })}
        >
          {t('drill.pushNext')}
        </Button>
        <Popconfirm
          title={t('drill.endSure')}
          description={t('drill.endHint')}
          okText={t('drill.end')}
          onConfirm={() => end.mutate()}
        >
          <Button danger loading={end.isPending}>
            {t('drill.end')}
          </Button>
        </Popconfirm>
      </div>
      <FormProblem error={steer.error ?? push.error ?? end.error} />
      <div className={styles.lists}>
        <section aria-label={t('drill.coming')}>
          <h3>{t('drill.coming')}</h3>
          {coming.length === 0 ? (
            <p className={styles.faint}>{t('drill.nothingComes')}</p>
          ) : (
            <DataTable
              caption={t('drill.coming')}
              rows={coming}
              rowKey={({ atMin, title, type }) => `${atMin} ${type} ${title}`}
              columns={[
                { key: 'at', title: t('drill.at'), render: ({ atMin }) => t('drill.minute', { at: atMin }) },
                { key: 'type', title: t('drill.what'), render: ({ type }) => t(`event.${type}`) },
                { key: 'title', title: t('drill.case'), render: ({ title }) => title },
                { key: 'area', title: t('drill.where'), render: ({ areaName }) => areaName },
              ]}
            />
          )}
        </section>
        <section aria-label={t('drill.whoIsInside')}>
          <h3>{t('drill.whoIsInside')}</h3>
          {people.length === 0 ? (
            <p className={styles.faint}>{t('drill.nobodyInside')}</p>
          ) : (
            <ul className={styles.people}>
              {people.map(({ account, displayName, role, since }) => (
                <li key={`${account} ${since}`}>
                  {t('drill.person', {
                    name: displayName,
                    role: t(`session.role.${role}`),
                    since: minuteOf(since),
                  })}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  );
}
