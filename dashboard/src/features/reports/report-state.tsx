import type { ReportLine } from '@fengqiao/contract/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { errorWords } from '../../ui/error-words.ts';
import { cancelReport, isUnderWay, reportsKey } from './api.ts';
import styles from './reports.module.css';

interface ReportStateProps {
  report: ReportLine;
  /** Whether this account may stop what is being made. */
  mayCancel: boolean;
}

/** Where a report stands: how far it is, what is being done, why it failed, when it was ready. */
export function ReportState({ report, mayCancel }: ReportStateProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelReport(report.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: reportsKey }),
  });
  const { state, progress, failure, readyAt } = report;
  if (!isUnderWay(report))
    return (
      <span className={styles.state} data-state={state}>
        {t(`reports.state.${state}`)}
        <span className={styles.faint}>{failure ?? (readyAt && dateTimeOf(readyAt))}</span>
      </span>
    );
  return (
    <span className={styles.state} data-state={state}>
      {t(`reports.state.${state}`)}
      {progress && (
        <>
          <progress max={progress.of} value={progress.done} aria-label={t(`reports.state.${state}`)} />
          <span className={styles.faint}>
            {progress.done} / {progress.of}
            {progress.step && ` · ${progress.step}`}
          </span>
        </>
      )}
      {mayCancel && (
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('common.cancel')}
        </Button>
      )}
      {cancel.error !== null && <span role="alert">{errorWords(cancel.error, t)}</span>}
    </span>
  );
}
