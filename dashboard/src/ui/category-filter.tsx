import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useReferenceWords } from '../lib/reference.ts';
import { FilterSelect } from './filter-select.tsx';

interface CategoryFilterProps {
  /** Code of a category of the place's profile. */
  value: string | undefined;
  onChange: (category: string | undefined) => void;
}

/** Cases of one category, or of any. */
export function CategoryFilter({ value, onChange }: CategoryFilterProps) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const { data: reference } = useQuery(referenceQuery);
  return (
    <FilterSelect
      label={t('case.filter.category')}
      value={value}
      options={(reference?.categories ?? []).map(({ code }) => ({
        value: code,
        label: words.category(code),
      }))}
      anyLabel={t('case.filter.anyCategory')}
      searchable
      onChange={onChange}
    />
  );
}
