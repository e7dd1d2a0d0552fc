import type { StaffImportReport } from '@fengqiao/contract/staff-imports';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../../lib/time.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
import page from '../../../ui/page.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { registryKey } from '../api.ts';
import { importFile, importsQuery, undoImport } from './import-api.ts';

/** A file is looked at, then taken in; what was taken can be taken back. */
export function ImportPanel() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const imports = useQuery(importsQuery);
  const [file, setFile] = useState<File | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: registryKey });
  const run = useMutation({
    mutationFn: ({ chosen, dryRun }: { chosen: File; dryRun: boolean }) => importFile(chosen, dryRun),
    onSuccess: (_, { dryRun }) => (dryRun ? undefined : refresh()),
  });
  const undo = useMutation({ mutationFn: undoImport, onSuccess: refresh });
  const report = run.data;
  const dryRun = run.variables?.dryRun === true;
  return (
    <Panel
      title={t('registry.import.title')}
      note={t('registry.import.hint')}
      state={panelState(imports)}
      onRetry={() => void imports.refetch()}
    >
      <div className={page.buttons}>
        <Upload
          accept=".csv,.tsv,.txt,.xlsx"
          showUploadList={false}
          beforeUpload={(chosen) => {
            setFile(chosen);
            undo.reset();
            run.mutate({ chosen, dryRun: true });
            return false;
          }}
        >
          <Button loading={run.isPending}>{t('registry.import.choose')}</Button>
        </Upload>
        {file && report && dryRun && report.added + report.changed > 0 && (
          <Button
            type="primary"
            loading={run.isPending}
            onClick={() => run.mutate({ chosen: file, dryRun: false })}
          >
            {t('registry.import.take', { count: report.added + report.changed })}
          </Button>
        )}
      </div>
      <FormProblem error={run.error ?? undo.error} />
      {report && <Report report={report} file={file?.name ?? ''} dryRun={dryRun} />}
      {undo.data && <p role="status">{t('registry.import.undone', { ...undo.data })}</p>}
      {imports.data && imports.data.items.length > 0 && (
        <DataTable
          caption={t('registry.import.last')}
          rows={imports.data.items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'file', title: t('registry.import.file'), render: (each) => each.file },
            { key: 'rows', title: t('registry.import.rows'), render: (each) => each.rows },
            {
              key: 'at',
              title: t('registry.import.at'),
              render: (each) => `${dateTimeOf(each.importedAt)} · ${each.importedBy}`,
            },
            {
              key: 'undo',
              title: t('registry.import.undoTitle'),
              render: (each) =>
                each.undoneAt === null ? (
                  <Button
                    size="small"
                    loading={undo.isPending && undo.variables === each.id}
                    aria-label={t('registry.import.undoOf', { file: each.file })}
                    onClick={() => undo.mutate(each.id)}
                  >
                    {t('registry.import.undo')}
                  </Button>
                ) : (
                  t('registry.import.undoneAt', { at: dateTimeOf(each.undoneAt) })
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

function Report({ report, file, dryRun }: { report: StaffImportReport; file: string; dryRun: boolean }) {
  const { t } = useTranslation();
  const { rows, added, changed, same, faults } = report;
  return (
    <>
      <p role="status">
        {t(dryRun ? 'registry.import.would' : 'registry.import.did', {
          file,
          rows,
          added,
          changed,
          same,
          bad: faults.length,
        })}
      </p>
      {faults.length > 0 && (
        <DataTable
          caption={t('registry.import.faults')}
          rows={faults}
          rowKey={({ row, field }) => `${row} ${field}`}
          columns={[
            { key: 'row', title: t('registry.import.row'), render: ({ row }) => row },
            {
              key: 'field',
              title: t('registry.import.column'),
              render: ({ field }) => t(`registry.import.field.${field}`),
            },
            {
              key: 'why',
              title: t('registry.import.why'),
              render: ({ problem, words }) => t(`registry.import.problem.${problem}`, { words }),
            },
          ]}
        />
      )}
    </>
  );
}
