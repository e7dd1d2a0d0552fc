import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '../../lib/use-debounced.ts';
import { centreNamesQuery } from './api.ts';

/** Goes from one centre to another by its name. */
export function CentreSelect({
  centreId,
  name,
  onGo,
}: {
  centreId: string;
  name: string;
  onGo(id: string): void;
}) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const { data, isFetching } = useQuery(centreNamesQuery(useDebounced(q, 250)));
  const found = (data?.items ?? []).map((centre) => ({ value: centre.id, label: centre.name }));
  const options =
    q === '' && !found.some(({ value }) => value === centreId)
      ? [{ value: centreId, label: name }, ...found]
      : found;
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setQ }}
      aria-label={t('floors.centre')}
      value={centreId}
      options={options}
      loading={isFetching}
      style={{ minWidth: '18rem' }}
      onChange={onGo}
    />
  );
}
