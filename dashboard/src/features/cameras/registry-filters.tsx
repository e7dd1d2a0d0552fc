import { type CameraFacets, zones } from '@fengqiao/contract/cameras';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import page from '../../ui/page.module.css';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './registry.module.css';
import type { RegistryPart, RegistrySearch } from './registry-search.ts';
import { useCameraWords } from './words.ts';

interface RegistryFiltersProps {
  search: RegistrySearch;
  facets: CameraFacets | undefined;
  areaName: string;
  onChange: (part: RegistryPart) => void;
  onClear: () => void;
}

type Counts = readonly { value: string; n: number }[] | undefined;

/** Search, and filters that say how many cameras each leaves. */
export function RegistryFilters({ search, facets, areaName, onChange, onClear }: RegistryFiltersProps) {
  const { t } = useTranslation();
  const words = useCameraWords();
  const counted = (counts: Counts, label: (value: string) => string) =>
    (counts ?? []).map(({ value, n }) => ({ value, label: `${label(value)} (${n})` }));
  const any = Object.keys(search).some((key) => key !== 'open');
  return (
    <search className={page.filters}>
      <SearchField
        label={t('cameras.search')}
        value={search.q ?? ''}
        maxLength={120}
        width="20rem"
        onChange={(q) => onChange({ q })}
      />
      <span className={styles.area}>
        <AreaSelect
          label={t('cameras.area')}
          {...(search.area ? { value: search.area } : { name: areaName })}
          onChange={(area) => onChange({ area })}
        />
      </span>
      <FilterSelect
        label={t('cameras.ownerKind')}
        value={search.ownerKind}
        options={counted(facets?.ownerKind, words.ownerKind)}
        anyLabel={t('cameras.anyOwner')}
        searchable
        onChange={(ownerKind) => onChange({ ownerKind })}
      />
      <FilterSelect
        label={t('cameras.placeType')}
        value={search.placeType}
        options={counted(facets?.placeType, words.placeType)}
        anyLabel={t('cameras.anyPlace')}
        onChange={(placeType) => onChange({ placeType })}
      />
      <FilterSelect
        label={t('cameras.zone')}
        value={search.zone}
        options={zones.map((value) => ({ value, label: t(`cameras.zones.${value}`) }))}
        anyLabel={t('cameras.anyZone')}
        onChange={(zone) => onChange({ zone })}
      />
      <FilterSelect
        label={t('cameras.source')}
        value={search.playable}
        options={(['true', 'false'] as const).map((value) => ({
          value,
          label: t(`cameras.playable.${value}`, {
            n:
              facets === undefined ? '' : value === 'true' ? facets.playable : facets.total - facets.playable,
          }),
        }))}
        anyLabel={t('cameras.anySource')}
        onChange={(playable) => onChange({ playable })}
      />
      <FilterSelect
        label={t('cameras.ptz')}
        value={search.turnable}
        options={[{ value: 'true' as const, label: t('cameras.turnable') }]}
        anyLabel={t('cameras.anyPtz')}
        onChange={(turnable) => onChange({ turnable })}
      />
      {any && <Button onClick={onClear}>{t('cameras.clear')}</Button>}
    </search>
  );
}
