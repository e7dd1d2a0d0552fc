import type { CaseStatus } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import { CategoryFilter } from '../../ui/category-filter.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { TierFilter } from '../../ui/tier-filter.tsx';
import type { CaseSearch } from './case-search.ts';

interface StandardFiltersProps {
  search: CaseSearch;
  statuses: readonly (CaseStatus | 'open')[];
  /** What the status field says while the address names none. */
  anyStatus?: string;
  onChange: (part: { [K in keyof CaseSearch]?: CaseSearch[K] | undefined }) => void;
}

/** Tier, status and category, the filters that every view of cases has. */
export function StandardFilters({ search, statuses, anyStatus, onChange }: StandardFiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <TierFilter value={search.tier} onChange={(tier) => onChange({ tier })} />
      <FilterSelect
        label={t('case.filter.status')}
        value={search.status}
        options={statuses.map((value) => ({ value, label: t(`case.status.${value}`) }))}
        anyLabel={anyStatus ?? t('case.filter.anyStatus')}
        onChange={(status) => onChange({ status })}
      />
      <CategoryFilter value={search.category} onChange={(category) => onChange({ category })} />
    </>
  );
}
