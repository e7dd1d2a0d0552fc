import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import type { AuditVerificationStatus } from '@fengqiao/contract/audit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { headQuery, verificationQuery, verifyNow } from './api.ts';
import styles from './audit.module.css';

/** The newest link of the chain, and whether the whole chain holds. */
export function ChainPanel() {
  const { t } = useTranslation();
  const head = useQuery(headQuery);
  return (
    <div className={styles.chain}>
      <Panel
        title={t('audit.head')}
        state={panelState(head, (data) => data === null)}
        onRetry={() => void head.refetch()}
      >
        {head.data && (
          <>
            <p
              className={styles.line}
            >{`${head.data.day} · ${head.data.no} · ${dateTimeOf(head.data.at)}`}</p>
            <div className={styles.hashLine}>
              <code className={styles.hash}>{head.data.hash}</code>
              <CopyButton text={`${head.data.day} ${head.data.no} ${head.data.hash}`} />
            </div>
            <p className={styles.faint}>{t('audit.headHint')}</p>
          </>
        )}
      </Panel>
      <Verification />
    </div>
  );
}

function Verification() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const verification = useQuery(verificationQuery);
  const verify = useMutation({
    mutationFn: verifyNow,
    onSuccess: (status) => queryClient.setQueryData(verificationQuery.queryKey, status),
  });
  const status = verification.data;
  return (
    <Panel
      title={t('audit.verification')}
      extra={
        <Button
          size="small"
          loading={verify.isPending || status?.state === 'running'}
          onClick={() => verify.mutate()}
        >
          {t('audit.verifyNow')}
        </Button>
      }
      state={panelState(verification)}
      onRetry={() => void verification.refetch()}
    >
      <FormProblem error={verify.error} />
      <div role="status">{status && <Result status={status} />}</div>
    </Panel>
  );
}

function Result({ status }: { status: AuditVerificationStatus }) {
  const { t } = useTranslation();
  const { state, rows, progress, fault, finishedAt } = status;
  if (state === 'running')
    return (
      <>
        <Progress
          percent={Math.floor(progress * 100)}
          size="small"
          aria-label={t('audit.verifying', { rows })}
        />
        <p className={styles.faint}>{t('audit.verifying', { rows })}</p>
      </>
    );
  const at = finishedAt ? dateTimeOf(finishedAt) : '';
  if (state === 'failed') return <p className={styles.bad}>{t('audit.verifyFailed')}</p>;
  if (fault)
    return (
      <>
        <p className={styles.bad} data-testid="chain">
          <CloseCircleFilled aria-hidden="true" /> {t('audit.broken', { day: fault.day, no: fault.no })}
        </p>
        <p className={styles.line}>{fault.what}</p>
        <p className={styles.faint}>{t('audit.checkedAt', { time: at, rows })}</p>
      </>
    );
  return (
    <>
      <p className={styles.good} data-testid="chain">
        <CheckCircleFilled aria-hidden="true" /> {t('audit.whole')}
      </p>
      <p className={styles.faint}>{t('audit.checkedAt', { time: at, rows })}</p>
    </>
  );
}
