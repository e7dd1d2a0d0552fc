import type { ImportStatus } from '@fengqiao/contract/imports';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { cancelImport, importListQuery, importQuery, isRunning, quarantineQuery } from './api.ts';
import styles from './imports-page.module.css';

type RowError = ImportStatus['errors'][number] & { key: string };

const figures = ['rowsRead', 'accepted', 'duplicates', 'cases', 'quarantined'] as const;

function ErrorTable({ errors }: { errors: ImportStatus['errors'] }) {
  const { t } = useTranslation();
  const columns: Column<RowError>[] = [
    { key: 'row', title: t('imports.row'), render: (error) => error.row },
    { key: 'column', title: t('imports.column'), render: (error) => error.column ?? '–' },
    {
      key: 'reason',
      title: t('imports.reason'),
      render: (error) => (
        <>
          <div>{t(`error.${error.code}`, { defaultValue: error.message })}</div>
          <div className={styles.faint}>{error.message}</div>
        </>
      ),
    },
  ];
  const rows = errors.map((error, index) => ({ ...error, key: `${index}` }));
  return (
    <DataTable<RowError>
      caption={t('imports.errors')}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}

/** How far an import is and what became of its rows. */
export function ImportProgress({ id }: { id: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const status = useQuery(importQuery(id));
  const state = status.data?.state;
  const cancel = useMutation({
    mutationFn: cancelImport,
    onSuccess: (stopped) => queryClient.setQueryData(importQuery(id).queryKey, stopped),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows may have gone to quarantine whenever the state changes.
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: quarantineQuery.queryKey });
    void queryClient.invalidateQueries({ queryKey: importListQuery.queryKey });
  }, [queryClient, state]);
  const barStatus = state === 'failed' ? 'exception' : state === 'done' ? 'success' : 'active';
  return (
    <Panel
      title={t('imports.progress')}
      note={status.data?.fileName}
      state={panelState(status)}
      onRetry={() => void status.refetch()}
    >
      {status.data && (
        <>
          <div className={styles.itemHead}>
            <p role="status" className={styles.stateWords}>
              {t(`imports.state.${status.data.state}`)}
              {status.data.message && ` · ${status.data.message}`}
            </p>
            {isRunning(status.data.state) && (
              <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(id)}>
                {t('imports.cancel')}
              </Button>
            )}
          </div>
          <Progress
            percent={Math.round(status.data.progress * 100)}
            status={barStatus}
            aria-label={t('imports.progress')}
          />
          <dl className={styles.figures}>
            {figures.map((name) => (
              <div key={name}>
                <dt className={styles.faint}>{t(`imports.figure.${name}`)}</dt>
                <dd className={styles.figure}>{status.data[name].toLocaleString('en-US')}</dd>
              </div>
            ))}
          </dl>
          {status.data.errors.length > 0 && (
            <div className={styles.errors}>
              <ErrorTable errors={status.data.errors} />
            </div>
          )}
        </>
      )}
    </Panel>
  );
}
