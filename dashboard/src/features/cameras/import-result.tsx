import type { CameraImportFault, CameraImportReport } from '@fengqiao/contract/camera-imports';
import { Button, Progress } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import page from '../../ui/page.module.css';
import styles from './import.module.css';
import { faultsCsv, type ImportState } from './import-state.ts';
import { useCameraWords } from './words.ts';

const figures = ['rows', 'created', 'changed', 'same', 'bad'] as const;
const phases = ['reading', 'comparing', 'storing'] as const;
const shownFaults = 200;

/** How far a file is, what would become of its rows or did, and why some are not taken. */
export function ImportResult({ state, onCancel }: { state: ImportState; onCancel: () => void }) {
  const { t } = useTranslation();
  const { report, faults, running } = state;
  const share = (phases.indexOf(state.phase) + state.progress) / phases.length;
  return (
    <>
      {running && (
        <div className={styles.running}>
          <p role="status">
            {t(`cameras.importing.phase.${state.phase}`, { rows: state.rows.toLocaleString('en-US') })}
          </p>
          <Button size="small" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {running && <Progress percent={Math.round(share * 100)} aria-label={t('cameras.importing.result')} />}
      {report && (
        <>
          <p role="status" className={page.strong}>
            {t(report.dryRun ? 'cameras.importing.tried' : 'cameras.importing.done', {
              seconds: (report.tookMs / 1000).toFixed(1),
            })}
          </p>
          <dl className={styles.figures}>
            {figures.map((name) => (
              <div key={name}>
                <dt className={page.faint}>{t(`cameras.importing.figure.${name}`)}</dt>
                <dd className={styles.figure}>{report[name].toLocaleString('en-US')}</dd>
              </div>
            ))}
          </dl>
          {report.dryRun && <Sample rows={report.sample} />}
        </>
      )}
      {faults.length > 0 && <Faults faults={faults} />}
    </>
  );
}

type SampleRow = CameraImportReport['sample'][number];

function Sample({ rows }: { rows: readonly SampleRow[] }) {
  const { t } = useTranslation();
  const words = useCameraWords();
  const columns: Column<SampleRow>[] = [
    { key: 'row', title: t('cameras.importing.row'), render: ({ row }) => row },
    { key: 'id', title: t('cameras.id'), render: ({ id }) => id },
    { key: 'name', title: t('cameras.name'), render: ({ name }) => name },
    { key: 'area', title: t('cameras.area'), render: ({ areaName }) => areaName },
    { key: 'owner', title: t('cameras.owner'), render: ({ owner }) => owner },
    { key: 'place', title: t('cameras.placeType'), render: ({ placeType }) => words.placeType(placeType) },
    {
      key: 'at',
      title: t('cameras.position'),
      render: ({ lng, lat }) => `${lng.toFixed(5)}, ${lat.toFixed(5)}`,
    },
    {
      key: 'source',
      title: t('cameras.source'),
      render: ({ hasSource }) => t(hasSource ? 'cameras.yes' : 'cameras.no'),
    },
  ];
  if (rows.length === 0) return null;
  return (
    <DataTable<SampleRow>
      caption={t('cameras.importing.sample')}
      columns={columns}
      rows={rows}
      rowKey={({ row }) => String(row)}
    />
  );
}

/** Why a row is not taken, with the value that is meant. */
function faultWords({ code, message, reason }: CameraImportFault, t: TFunction): string {
  if (reason === null) return t(`error.${code}`, { defaultValue: message });
  const [a = '', b = '', c = ''] = reason.words;
  return t(`cameras.importing.why.${reason.code}`, { a, b, c });
}

type FaultRow = CameraImportFault & { key: string };

function Faults({ faults }: { faults: readonly CameraImportFault[] }) {
  const { t } = useTranslation();
  const words = (fault: CameraImportFault) => faultWords(fault, t);
  const columns: Column<FaultRow>[] = [
    { key: 'row', title: t('cameras.importing.row'), render: ({ row }) => row },
    { key: 'column', title: t('cameras.importing.column'), render: ({ column }) => column ?? '–' },
    {
      key: 'reason',
      title: t('cameras.importing.reason'),
      render: words,
    },
  ];
  const headings = columns.map(({ title }) => title);
  const save = () => {
    const url = URL.createObjectURL(new Blob([faultsCsv(faults, headings, words)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = t('cameras.importing.faultsName');
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <section aria-label={t('cameras.importing.faults')}>
      <header className={styles.running}>
        <h2 className={styles.heading}>{t('cameras.importing.faultCount', { count: faults.length })}</h2>
        <Button size="small" onClick={save}>
          {t('cameras.importing.saveFaults')}
        </Button>
      </header>
      <div className={styles.faults}>
        <DataTable<FaultRow>
          caption={t('cameras.importing.faults')}
          columns={columns}
          rows={faults.slice(0, shownFaults).map((fault, index) => ({ ...fault, key: String(index) }))}
          rowKey={({ key }) => key}
        />
      </div>
      {faults.length > shownFaults && (
        <p className={page.faint}>
          {t('cameras.importing.moreFaults', { count: faults.length - shownFaults })}
        </p>
      )}
    </section>
  );
}
