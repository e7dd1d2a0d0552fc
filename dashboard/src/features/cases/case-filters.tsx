import { caseStatuses } from '@fengqiao/contract/cases';
import { Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '../../lib/use-debounced.ts';
import styles from './case-filters.module.css';
import { type CaseSearch, windows } from './case-search.ts';
import { FilterSelect } from './filter-select.tsx';
import { StandardFilters } from './standard-filters.tsx';

const statuses = ['open', ...caseStatuses] as const;

type Part = { [K in keyof CaseSearch]?: CaseSearch[K] | undefined };

interface CaseFiltersProps {
  search: CaseSearch;
  onChange: (part: Part) => void;
  onClear: () => void;
}

/** Passes the text on once typing pauses. */
function SearchText({ q, onChange }: { q: string; onChange: (q: string | undefined) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  const settled = useDebounced(text.trim(), 300);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing changes the address.
  useEffect(() => {
    if (settled !== q) onChange(settled || undefined);
  }, [settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the address (back, clear) changes the field.
  useEffect(() => {
    if (q !== settled) setText(q);
  }, [q]);
  return (
    <Input
      className={styles.text ?? ''}
      value={text}
      allowClear
      maxLength={200}
      aria-label={t('case.list.search')}
      placeholder={t('case.list.search')}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

/** The filters of a list of cases. */
export function CaseFilters({ search, onChange, onClear }: CaseFiltersProps) {
  const { t } = useTranslation();
  return (
    <search className={styles.filters}>
      <SearchText q={search.q ?? ''} onChange={(q) => onChange({ q })} />
      <StandardFilters search={search} statuses={statuses} onChange={onChange} />
      <FilterSelect
        label={t('case.filter.window')}
        value={search.window === 'all' ? undefined : search.window}
        options={windows
          .filter((value) => value !== 'all')
          .map((value) => ({ value, label: t(`case.filter.windows.${value}`) }))}
        anyLabel={t('case.filter.windows.all')}
        onChange={(window) => onChange({ window })}
      />
      <Checkbox
        checked={search.overdue ?? false}
        onChange={(event) => onChange({ overdue: event.target.checked ? true : undefined })}
      >
        {t('case.filter.overdue')}
      </Checkbox>
      {Object.keys(search).length > 0 && <Button onClick={onClear}>{t('case.list.clearFilters')}</Button>}
    </search>
  );
}
