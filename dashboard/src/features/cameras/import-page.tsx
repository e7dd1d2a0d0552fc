import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import type { CameraImportOptions } from '@fengqiao/contract/camera-imports';
import { datums } from '@fengqiao/contract/common';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import page from '../../ui/page.module.css';
import { PanelError } from '../../ui/panel.tsx';
import styles from './import.module.css';
import { ImportColumns } from './import-columns.tsx';
import { ImportResult } from './import-result.tsx';
import { type Columns, rememberColumns, rememberedColumns, useCameraImport } from './import-state.ts';
import { downloadTemplate } from './registry-api.ts';

type Defaults = Pick<CameraImportOptions, 'datum' | 'areaCode' | 'owner'>;

/** `/cameras/import`: a file of cameras is tried, its columns are looked at, then it is taken in. */
export function CameraImportPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [columns, setColumns] = useState<Columns | null>(null);
  const [defaults, setDefaults] = useState<Defaults>({});
  const { state, start, cancel } = useCameraImport();
  const { report } = state;

  const run = async (chosen: File, dryRun: boolean, using: Columns | null, given: Defaults) => {
    const options = { dryRun, ...given, ...(using === null ? {} : { columns: using }) };
    const made = await start(chosen, options);
    if (made === null) return;
    const before = using === null ? rememberedColumns(made.header) : null;
    if (before !== null && JSON.stringify(before) !== JSON.stringify(made.columns)) {
      setColumns(before);
      await run(chosen, dryRun, before, given);
      return;
    }
    setColumns(made.columns as Columns);
    if (dryRun) return;
    rememberColumns(made.header, made.columns as Columns);
    await queryClient.invalidateQueries({ queryKey: ['cameras'] });
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    setColumns(null);
    void run(chosen, true, null, defaults);
  };
  const tryAgain = (using: Columns | null, given: Defaults) => {
    setColumns(using);
    setDefaults(given);
    if (file) void run(file, true, using, given);
  };
  const ready = report?.dryRun === true && report.created + report.changed > 0 && !state.running;
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('cameras.importing.title')}</h1>
        <span className={page.buttons}>
          <Button
            icon={<DownloadOutlined aria-hidden="true" />}
            onClick={() => void downloadTemplate(t('cameras.importing.templateName'))}
          >
            {t('cameras.importing.template')}
          </Button>
          <Link to="/cameras">
            <Button>{t('cameras.title')}</Button>
          </Link>
        </span>
      </header>
      <p className={page.lead}>{t('cameras.importing.lead')}</p>
      <div className={styles.columns}>
        <section className={styles.form} aria-label={t('cameras.importing.file')}>
          <Upload.Dragger
            accept=".csv,.tsv,.txt,.xlsx"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(chosen) => {
              choose(chosen);
              return false;
            }}
          >
            <p className={styles.icon}>
              <InboxOutlined aria-hidden="true" />
            </p>
            <p>{file ? file.name : t('cameras.importing.drop')}</p>
            <p className={page.faint}>{t('cameras.importing.formats')}</p>
          </Upload.Dragger>
          <Form layout="vertical" className={styles.defaults ?? ''}>
            <Form.Item label={t('cameras.importing.datum')} htmlFor="import-datum">
              <Select
                id="import-datum"
                allowClear
                placeholder="WGS84"
                {...(defaults.datum ? { value: defaults.datum } : {})}
                options={datums.map((value) => ({ value, label: t(`cameras.datums.${value}`) }))}
                onChange={(datum) => tryAgain(columns, without({ ...defaults, datum }))}
              />
            </Form.Item>
            <Form.Item
              label={t('cameras.importing.area')}
              extra={t('cameras.importing.areaHint')}
              htmlFor="import-area"
            >
              <AreaSelect
                id="import-area"
                {...(defaults.areaCode ? { value: defaults.areaCode } : {})}
                onChange={(areaCode) => tryAgain(columns, { ...defaults, areaCode })}
              />
            </Form.Item>
            <Form.Item label={t('cameras.importing.owner')} htmlFor="import-owner">
              <Input
                id="import-owner"
                maxLength={60}
                onBlur={({ target }) =>
                  target.value.trim() !== (defaults.owner ?? '') &&
                  tryAgain(columns, without({ ...defaults, owner: target.value.trim() || undefined }))
                }
              />
            </Form.Item>
          </Form>
          {report && columns && (
            <ImportColumns
              header={report.header}
              columns={columns}
              disabled={state.running}
              onChange={(next) => tryAgain(next, defaults)}
            />
          )}
        </section>
        <section className={styles.result} aria-label={t('cameras.importing.result')}>
          {!file && <p className={page.faint}>{t('cameras.importing.nothing')}</p>}
          {state.error ? <PanelError error={state.error} /> : null}
          {file && <ImportResult state={state} onCancel={cancel} />}
          {ready && file && (
            <Button type="primary" onClick={() => void run(file, false, columns, defaults)}>
              {t('cameras.importing.take', { count: report.created + report.changed })}
            </Button>
          )}
        </section>
      </div>
    </div>
  );
}

/** Without the fields that are undefined: the gateway knows none such. */
const without = (fields: { [K in keyof Defaults]?: Defaults[K] | undefined }): Defaults =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defaults;
