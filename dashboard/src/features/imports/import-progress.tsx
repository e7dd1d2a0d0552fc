import type { ImportStatus } from '@fengqiao/contract/imports';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Progress, Table, type TableColumnsType } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { importQuery, quarantineQuery } from './api.ts';
import styles from './imports-page.module.css';

type RowError = ImportStatus['errors'][number] & { key: string };

const figures = ['rowsRead', 'accepted', 'duplicates', 'cases', 'quarantined'] as const;

function ErrorTable({ errors }: { errors: ImportStatus['errors'] }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<RowError> = [
    { key: 'row', title: t('imports.row'), dataIndex: 'row' },
    { key: 'column', title: t('imports.column'), render: (_, error) => error.column ?? '–' },
    {
      key: 'reason',
      title: t('imports.reason'),
      render: (_, error) => (
        <>
          <div>{t(`error.${error.code}`, { defaultValue: error.message })}</div>
          <div className={styles.faint}>{error.message}</div>
        </>
      ),
    },
  ];
  const rows = errors.map((error, index) => ({ ...error, key: `${index}` }));
  return <Table<RowError> size="small" columns={columns} dataSource={rows} pagination={{ pageSize: 10 }} />;
}

/** How far an import is and what became of its rows. */
export function ImportProgress({ id }: { id: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const status = useQuery(importQuery(id));
  const state = status.data?.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows may have gone to quarantine whenever the state changes.
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: quarantineQuery.queryKey });
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
          <p role="status" className={styles.stateWords}>
            {t(`imports.state.${status.data.state}`)}
            {status.data.message && ` · ${status.data.message}`}
          </p>
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
          {status.data.errors.length > 0 && <ErrorTable errors={status.data.errors} />}
        </>
      )}
    </Panel>
  );
}
