import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { placesQuery } from '../../lib/places-rules.ts';
import { useLabel } from '../../lib/reference.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';

interface ProfileSelectProps {
  /** The place that is shown already and cannot be chosen. */
  except: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** Chooses a place to put beside another one. */
export function ProfileSelect({ except, value, onChange }: ProfileSelectProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data = [] } = useQuery(placesQuery);
  return (
    <FilterSelect
      label={t('profiles.beside')}
      anyLabel={t('profiles.nobody')}
      value={value}
      options={data
        .filter(({ id }) => id !== except)
        .map((line) => ({ value: line.id, label: label(line.label) }))}
      onChange={onChange}
    />
  );
}
