import {
  type QueryKey,
  type UseQueryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../lib/time.ts';
import { DataTable } from './data-table.tsx';
import { FormProblem } from './form-problem.tsx';
import page from './page.module.css';
import { Panel } from './panel.tsx';
import { panelState } from './panel-state.ts';

interface Imported {
  id: string;
  file: string;
  rows: number;
  importedAt: string;
  importedBy: string;
  undoneAt: string | null;
}

interface ImportReport {
  rows: number;
  added: number;
  changed: number;
  same: number;
  faults: { row: number; field: string; problem: string; words: string }[];
}

/** Where the words of a register stand. */
interface ImportWords {
  import: string;
  field: string;
  problem: string;
}

interface RegisterImportProps<K extends QueryKey> {
  words: ImportWords;
  /** What is asked for anew when entries have changed. */
  changes: QueryKey;
  /** The last imports, the newest first. */
  imports: UseQueryOptions<{ items: Imported[] }, Error, { items: Imported[] }, K>;
  importFile(file: File, dryRun: boolean): Promise<ImportReport>;
  undoImport(id: string): Promise<Record<string, unknown>>;
}

/** A file is looked at, then taken in; what was taken can be taken back. */
export function RegisterImport<K extends QueryKey>(props: RegisterImportProps<K>) {
  const { words, changes, importFile, undoImport } = props;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const imports = useQuery(props.imports);
  const [file, setFile] = useState<File | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: changes });
  const run = useMutation({
    mutationFn: ({ chosen, dryRun }: { chosen: File; dryRun: boolean }) => importFile(chosen, dryRun),
    onSuccess: (_, { dryRun }) => (dryRun ? undefined : refresh()),
  });
  const undo = useMutation({ mutationFn: undoImport, onSuccess: refresh });
  const report = run.data;
  const dryRun = run.variables?.dryRun === true;
  return (
    <Panel
      title={t(`${words.import}.title`)}
      note={t(`${words.import}.hint`)}
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
          <Button loading={run.isPending}>{t(`${words.import}.choose`)}</Button>
        </Upload>
        {file && report && dryRun && report.added + report.changed > 0 && (
          <Button
            type="primary"
            loading={run.isPending}
            onClick={() => run.mutate({ chosen: file, dryRun: false })}
          >
            {t(`${words.import}.take`, { count: report.added + report.changed })}
          </Button>
        )}
      </div>
      <FormProblem error={run.error ?? undo.error} />
      {report && <Report words={words} report={report} file={file?.name ?? ''} dryRun={dryRun} />}
      {undo.data && <p role="status">{t(`${words.import}.undone`, { ...undo.data })}</p>}
      {imports.data && imports.data.items.length > 0 && (
        <DataTable
          caption={t(`${words.import}.last`)}
          rows={imports.data.items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'file', title: t(`${words.import}.file`), render: (each) => each.file },
            { key: 'rows', title: t(`${words.import}.rows`), render: (each) => each.rows },
            {
              key: 'at',
              title: t(`${words.import}.at`),
              render: (each) => `${dateTimeOf(each.importedAt)} · ${each.importedBy}`,
            },
            {
              key: 'undo',
              title: t(`${words.import}.undoTitle`),
              render: (each) =>
                each.undoneAt === null ? (
                  <Button
                    size="small"
                    loading={undo.isPending && undo.variables === each.id}
                    aria-label={t(`${words.import}.undoOf`, { file: each.file })}
                    onClick={() => undo.mutate(each.id)}
                  >
                    {t(`${words.import}.undo`)}
                  </Button>
                ) : (
                  t(`${words.import}.undoneAt`, { at: dateTimeOf(each.undoneAt) })
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

interface ReportProps {
  words: ImportWords;
  report: ImportReport;
  file: string;
  dryRun: boolean;
}

function Report({ words, report, file, dryRun }: ReportProps) {
  const { t } = useTranslation();
  const { rows, added, changed, same, faults } = report;
  return (
    <>
      <p role="status">
        {t(`${words.import}.${dryRun ? 'would' : 'did'}`, {
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
          caption={t(`${words.import}.faults`)}
          rows={faults}
          rowKey={({ row, field }) => `${row} ${field}`}
          columns={[
            { key: 'row', title: t(`${words.import}.row`), render: ({ row }) => row },
            {
              key: 'field',
              title: t(`${words.import}.column`),
              render: ({ field }) => t(`${words.field}.${field}`),
            },
            {
              key: 'why',
              title: t(`${words.import}.why`),
              render: (fault) => t(`${words.problem}.${fault.problem}`, { words: fault.words }),
            },
          ]}
        />
      )}
    </>
  );
}
