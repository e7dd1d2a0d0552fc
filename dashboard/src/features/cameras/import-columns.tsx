import { cameraImportFields } from '@fengqiao/contract/camera-imports';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './import.module.css';
import type { Columns } from './import-state.ts';

interface ImportColumnsProps {
  header: readonly string[];
  columns: Columns;
  disabled: boolean;
  onChange: (columns: Columns) => void;
}

/** Which column of the file is what: guessed from the headings, changed by hand. */
export function ImportColumns({ header, columns, disabled, onChange }: ImportColumnsProps) {
  const { t } = useTranslation();
  const names = [...new Set(header.filter((name) => name !== ''))];
  return (
    <fieldset className={styles.mapping}>
      <legend className={styles.heading}>{t('cameras.importing.columns')}</legend>
      {cameraImportFields.map((field) => (
        <div key={field} className={styles.field}>
          <span>{t(`cameras.field.${field}`)}</span>
          <Select
            size="small"
            aria-label={t(`cameras.field.${field}`)}
            disabled={disabled}
            value={columns[field] ?? ''}
            options={[
              { value: '', label: t('cameras.importing.noColumn') },
              ...names.map((value) => ({ value, label: value })),
            ]}
            onChange={(name) => {
              const { [field]: _, ...rest } = columns;
              onChange(name === '' ? rest : { ...rest, [field]: name });
            }}
          />
        </div>
      ))}
    </fieldset>
  );
}
