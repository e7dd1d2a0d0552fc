import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { windows } from '../../features/cases/case-search.ts';
import { StandardFilters } from '../../features/cases/standard-filters.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import styles from './desk-filters.module.css';
import { useDeskSearch } from './use-desk-search.ts';

const statuses = ['registered', 'accepted', 'resolved', 'closed'] as const;
const none = {
  tier: undefined,
  category: undefined,
  status: undefined,
  window: undefined,
  overdue: undefined,
  time: undefined,
};

/** Which cases the map shows. On top of the map. */
export function DeskFilters() {
  const { t } = useTranslation();
  const { search, change } = useDeskSearch();
  const filtered = Object.keys(none).some((key) => key in search);
  return (
    <fieldset className={styles.filters} aria-label={t('desk.filters')}>
      <FilterSelect
        label={t('case.filter.window')}
        value={search.window === 'all' ? undefined : search.window}
        options={windows
          .filter((value) => value !== 'all')
          .map((value) => ({ value, label: t(`case.filter.windows.${value}`) }))}
        anyLabel={t('case.filter.windows.all')}
        onChange={(window) => change({ window, time: undefined })}
      />
      <StandardFilters
        search={search}
        statuses={statuses}
        anyStatus={t(search.time ? 'case.filter.anyStatus' : 'case.status.open')}
        onChange={change}
      />
      {filtered && <Button onClick={() => change(none)}>{t('case.list.clearFilters')}</Button>}
    </fieldset>
  );
}
