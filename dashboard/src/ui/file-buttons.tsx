import { DownloadOutlined } from '@ant-design/icons';
import { tableFormats } from '@fengqiao/contract/tables';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from './error-words.ts';
import styles from './file-buttons.module.css';

export type TableFormat = (typeof tableFormats)[number];

interface FileButtonsProps {
  /** What is saved, in words. */
  name: string;
  /** Fetches the file and hands it to the browser. */
  save: (format: TableFormat) => Promise<void>;
}

/** Saves a table as CSV or XLSX; says so where it could not be made. */
export function FileButtons({ name, save }: FileButtonsProps) {
  const { t } = useTranslation();
  const [making, setMaking] = useState<TableFormat | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const start = async (format: TableFormat) => {
    setMaking(format);
    setProblem(null);
    try {
      await save(format);
    } catch (error) {
      setProblem(error);
    } finally {
      setMaking(null);
    }
  };
  return (
    <span className={styles.files}>
      {problem !== null && (
        <span role="alert" className={styles.problem}>
          {errorWords(problem, t)}
        </span>
      )}
      {tableFormats.map((format) => (
        <Button
          key={format}
          size="small"
          icon={<DownloadOutlined aria-hidden="true" />}
          loading={making === format}
          disabled={making !== null && making !== format}
          aria-label={t('chart.saveAs', { name, format: format.toUpperCase() })}
          onClick={() => void start(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </span>
  );
}
