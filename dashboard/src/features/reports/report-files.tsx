import { DownloadOutlined } from '@ant-design/icons';
import type { ReportFile, ReportLine } from '@fengqiao/contract/reports';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../../ui/error-words.ts';
import { saveReport } from './api.ts';
import { sizeWords } from './report-words.ts';
import styles from './reports.module.css';

/** The files of a report, each with its size. */
export function ReportFiles({ report }: { report: ReportLine }) {
  const { t } = useTranslation();
  const save = useMutation({ mutationFn: (file: ReportFile) => saveReport(report, file) });
  return (
    <span className={styles.files}>
      {report.files.map((file) => (
        <Button
          key={file.format}
          size="small"
          icon={<DownloadOutlined aria-hidden="true" />}
          loading={save.isPending && save.variables.format === file.format}
          aria-label={t('chart.saveAs', { name: report.title, format: file.format.toUpperCase() })}
          onClick={() => save.mutate(file)}
        >
          {file.format.toUpperCase()} {sizeWords(file.bytes)}
        </Button>
      ))}
      {save.error !== null && <span role="alert">{errorWords(save.error, t)}</span>}
    </span>
  );
}
