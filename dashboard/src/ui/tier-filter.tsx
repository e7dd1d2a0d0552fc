import { type Tier, tiers } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from './filter-select.tsx';

interface TierFilterProps {
  value: Tier | undefined;
  onChange: (tier: Tier | undefined) => void;
}

/** Cases of one tier, or of any. */
export function TierFilter({ value, onChange }: TierFilterProps) {
  const { t } = useTranslation();
  return (
    <FilterSelect
      label={t('case.filter.tier')}
      value={value}
      options={tiers.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))}
      anyLabel={t('case.filter.anyTier')}
      onChange={onChange}
    />
  );
}
