import type { DrillRun, DrillState } from '@fengqiao/contract/drill';
import { useMutation } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/setup.ts';
import { minuteOf } from '../../lib/time.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { enterDrill } from './api.ts';
import { ControlPanel } from './control-panel.tsx';
import styles from './drill.module.css';

interface RunPanelProps {
  state: DrillState;
  run: DrillRun;
  mayEnter: boolean;
}

/** The drill that is held: how far it is, the way in, and for those who hold it the controls. */
export function RunPanel({ state, run, mayEnter }: RunPanelProps) {
  const { t } = useTranslation();
  const enter = useMutation({ mutationFn: enterDrill });
  const { phase } = state;
  if (phase === 'preparing' || phase === 'ending')
    return (
      <div className={styles.waiting} role="status">
        <p>{t(`drill.wait.${phase}`)}</p>
        {phase === 'preparing' && (
          <Progress
            percent={Math.round((run.prepared.done / run.prepared.of) * 100)}
            aria-label={t('drill.wait.preparing')}
          />
        )}
      </div>
    );
  return (
    <div className={styles.run}>
      <dl className={page.facts}>
        <dt>{t('drill.story')}</dt>
        <dd>{run.title[currentLanguage()]}</dd>
        <dt>{t('drill.reason')}</dt>
        <dd>{run.reason}</dd>
        <dt>{t('drill.heldBy')}</dt>
        <dd>
          {t('drill.since', {
            who: run.startedBy,
            from: minuteOf(run.startedAt),
            until: minuteOf(run.endsAt),
          })}
        </dd>
        <dt>{t('drill.inside')}</dt>
        <dd>{t('drill.people', { count: run.inside })}</dd>
      </dl>
      {mayEnter && (
        <div className={styles.enter}>
          <Button type="primary" size="large" loading={enter.isPending} onClick={() => enter.mutate()}>
            {t(state.entered ? 'drill.enterAgain' : 'drill.enter')}
          </Button>
          <span className={styles.faint}>{t('drill.enterHint')}</span>
          <FormProblem error={enter.error} />
        </div>
      )}
      {state.control && <ControlPanel run={run} paused={phase === 'paused'} control={state.control} />}
    </div>
  );
}
