import type { TierRule } from '@fengqiao/contract/profiles';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorDetail, errorWords } from '../../ui/error-words.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { cancelTrial, trialQuery, tryRules } from './api.ts';
import styles from './tier-rules.module.css';
import { TrialResult } from './trial-result.tsx';
import { useEditedRules, useRulesAction } from './use-rules.ts';

const windows = [30, 90, 180, 365];

/** Tries the edited rules on the past, shows how far it is, and what would have been different. */
export function TrialPanel({ rules }: { rules: readonly TierRule[] }) {
  const { t } = useTranslation();
  const { search, navigate, active } = useEditedRules();
  const [days, setDays] = useState(90);
  const begin = useRulesAction(tryRules, ({ id }) => {
    void navigate({ search: (old) => ({ ...old, trial: id, list: undefined }) });
  });
  const { trial } = search;
  return (
    <Panel
      title={t('tierRules.trial')}
      note={t('tierRules.trialNote', { version: active })}
      state={{ kind: 'ready' }}
    >
      <div className={styles.line}>
        <span>{t('tierRules.trialWindow')}</span>
        <Select<number>
          value={days}
          onChange={setDays}
          aria-label={t('tierRules.trialWindow')}
          options={windows.map((n) => ({ value: n, label: t('tierRules.days', { count: n }) }))}
        />
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate({ rules, days })}>
          {t('tierRules.try')}
        </Button>
      </div>
      {begin.error && (
        <p role="alert" className={styles.problem}>
          {errorWords(begin.error, t)} {errorDetail(begin.error)}
        </p>
      )}
      {trial !== undefined && <Trial key={trial} id={trial} />}
    </Panel>
  );
}

function Trial({ id }: { id: string }) {
  const { t } = useTranslation();
  const trial = useQuery(trialQuery(id));
  const cancel = useRulesAction(cancelTrial);
  const data = trial.data;
  return (
    <Panel
      title={t('tierRules.trialFound')}
      note={data && t('tierRules.trialOf', { days: data.days, version: data.against, account: data.askedBy })}
      state={panelState(trial)}
      onRetry={() => void trial.refetch()}
    >
      {data?.state === 'running' && (
        <div className={styles.line} role="status">
          <progress className={styles.progress} value={data.lookedAt} max={Math.max(1, data.ofAll)} />
          <span className={styles.number}>
            {t('tierRules.lookedAt', {
              done: data.lookedAt.toLocaleString(),
              of: data.ofAll.toLocaleString(),
            })}
          </span>
          <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(id)}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {(data?.state === 'cancelled' || data?.state === 'failed') && (
        <p className={styles.faint}>{t(`tierRules.trialState.${data.state}`)}</p>
      )}
      {data?.result && <TrialResult id={id} days={data.days} result={data.result} />}
    </Panel>
  );
}
