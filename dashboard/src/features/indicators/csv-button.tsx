import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { csvOf, saveText } from '../../lib/csv.ts';

interface CsvButtonProps {
  /** Of the file, without its ending. */
  name: string;
  rows: () => readonly (readonly (string | number | null)[])[];
}

/** Saves the table that stands beside it. */
export function CsvButton({ name, rows }: CsvButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      size="small"
      icon={<DownloadOutlined aria-hidden="true" />}
      aria-label={t('indicators.saveOf', { name })}
      onClick={() => saveText(`${name}.csv`, csvOf(rows()))}
    >
      CSV
    </Button>
  );
}
