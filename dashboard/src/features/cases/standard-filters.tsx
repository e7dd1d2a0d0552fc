import { type CaseStatus, tiers } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useReferenceWords } from '../../lib/reference.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
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
  const words = useReferenceWords();
  const { data: reference } = useQuery(referenceQuery);
  return (
    <>
      <FilterSelect
        label={t('case.filter.tier')}
        value={search.tier}
        options={tiers.map((value) => ({ value, label: t(`tier.${value}`) }))}
        anyLabel={t('case.filter.anyTier')}
        onChange={(tier) => onChange({ tier })}
      />
      <FilterSelect
        label={t('case.filter.status')}
        value={search.status}
        options={statuses.map((value) => ({ value, label: t(`case.status.${value}`) }))}
        anyLabel={anyStatus ?? t('case.filter.anyStatus')}
        onChange={(status) => onChange({ status })}
      />
      <FilterSelect
        label={t('case.filter.category')}
        value={search.category}
        options={(reference?.categories ?? []).map(({ code }) => ({
          value: code,
          label: words.category(code),
        }))}
        anyLabel={t('case.filter.anyCategory')}
        searchable
        onChange={(category) => onChange({ category })}
      />
    </>
  );
}
