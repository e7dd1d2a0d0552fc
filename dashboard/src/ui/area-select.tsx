import type { Area } from '@fengqiao/contract/areas';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../lib/api.ts';
import { useDebounced } from '../lib/use-debounced.ts';

interface AreaSelectProps {
  id?: string;
  /** What is chosen, where no label stands beside it. */
  label?: string;
  value?: string;
  onChange?: (code: string) => void;
  /** Shown for `value` until it is found, e.g. the name that the record carries. */
  name?: string;
}

const areaCode = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;

const areaMatches = (q: string) =>
  queryOptions({
    queryKey: ['areaSearch', 'select', q],
    queryFn: ({ signal }) => request<{ items: Area[] }>('/api/areas', { query: { q, limit: 30 }, signal }),
    staleTime: 300_000,
  });

/** Chooses one area by name or code among those that the account may see. */
export function AreaSelect({ id, label, value, onChange, name }: AreaSelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const matches = useQuery(areaMatches(useDebounced(typed.trim(), 250)));
  const options = (matches.data?.items ?? []).map((area) => ({
    value: area.code,
    label: `${area.name} ${area.code}`,
  }));
  // The registry of a new system may be empty: then the code says it.
  const code = areaCode.test(typed.trim()) ? typed.trim() : undefined;
  for (const [known, label] of [
    [value, name ? `${name} ${value}` : value],
    [code, code],
  ])
    if (known && label && !options.some((option) => option.value === known))
      options.unshift({ value: known, label });
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(value ? { value } : {})}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={matches.isFetching}
      placeholder={t('common.areaSearch')}
      notFoundContent={t(matches.isFetching ? 'common.loading' : 'common.empty')}
      onChange={(code: string) => onChange?.(code)}
    />
  );
}
