import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '../../lib/use-debounced.ts';
import { caseChoiceQuery } from './api.ts';
import styles from './viewings.module.css';

interface CaseChoiceProps {
  /** Area whose open cases are offered. */
  area: string;
  /** From the form. */
  id?: string;
  value?: string;
  onChange?: (caseCode: string) => void;
}

/** An open case of the place, found by words or by its code. Its title is masked like everywhere. */
export function CaseChoice({ area, id, value, onChange }: CaseChoiceProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), 250);
  const { data: cases = [], isFetching } = useQuery(caseChoiceQuery(area, q));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      placeholder={t('viewing.ask.caseHint')}
      notFoundContent={t('viewing.ask.noCase')}
      options={cases.map(({ caseCode, title, areaName }) => ({
        value: caseCode,
        label: `${title || t('case.untitled')} · ${caseCode}`,
        title: '',
        areaName,
      }))}
      optionRender={({ label, data }) => (
        <span className={styles.caseOption}>
          <span>{label}</span>
          <span className={styles.faint}>{data.areaName}</span>
        </span>
      )}
      {...(onChange ? { onChange } : {})}
    />
  );
}
