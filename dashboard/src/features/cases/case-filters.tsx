import { caseStatuses, ladderLevels } from '@fengqiao/contract/cases';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './case-filters.module.css';
import { type CaseSearch, windows } from './case-search.ts';
import { StandardFilters } from './standard-filters.tsx';

const statuses = ['open', ...caseStatuses] as const;

type Part = { [K in keyof CaseSearch]?: CaseSearch[K] | undefined };

interface CaseFiltersProps {
  search: CaseSearch;
  onChange: (part: Part) => void;
  onClear: () => void;
}

/** The filters of a list of cases. */
export function CaseFilters({ search, onChange, onClear }: CaseFiltersProps) {
  const { t } = useTranslation();
  return (
    <search className={styles.filters}>
      <SearchField
        label={t('case.list.search')}
        value={search.q ?? ''}
        maxLength={200}
        width="20rem"
        onChange={(q) => onChange({ q })}
      />
      <StandardFilters search={search} statuses={statuses} onChange={onChange} />
      <FilterSelect
        label={t('case.filter.level')}
        value={search.level}
        options={ladderLevels.map((value) => ({ value, label: t(`case.level.${value}`) }))}
        anyLabel={t('case.filter.anyLevel')}
        onChange={(level) => onChange({ level })}
      />
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
