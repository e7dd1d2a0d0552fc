import { channels } from '@fengqiao/contract/cases';
import { caseAreaLevels } from '@fengqiao/contract/indicators';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { CategoryFilter } from '../../ui/category-filter.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import page from '../../ui/page.module.css';
import { SearchField } from '../../ui/search-field.tsx';
import { TierFilter } from '../../ui/tier-filter.tsx';
import { WindowFilter } from '../../ui/window-filter.tsx';
import { compares, type IndicatorSearch, windows } from './indicator-search.ts';

interface IndicatorFiltersProps {
  search: IndicatorSearch;
  onChange: (part: { [K in keyof IndicatorSearch]?: IndicatorSearch[K] | undefined }) => void;
}

/** Which days, compared with which, and which cases. */
export function IndicatorFilters({ search, onChange }: IndicatorFiltersProps) {
  const { t } = useTranslation();
  const { category, tier, channel, source, level, compare, baseFrom, baseTo } = search;
  const filtered = [category, tier, channel, source, level].some((each) => each !== undefined);
  return (
    <search className={page.filters}>
      <WindowFilter
        label={t('indicators.windowLabel')}
        daysLabel={t('indicators.days')}
        windows={windows}
        wordsOf={(value) => t(`indicators.window.${value}`)}
        window={search.window}
        from={search.from}
        to={search.to}
        onChange={onChange}
      />
      <FilterSelect
        label={t('indicators.compareLabel')}
        value={compare === 'previous' ? undefined : compare}
        options={compares
          .filter((value) => value !== 'previous')
          .map((value) => ({ value, label: t(`indicators.compare.${value}`) }))}
        anyLabel={t('indicators.compare.previous')}
        onChange={(compare) => onChange({ compare, baseFrom: undefined, baseTo: undefined })}
      />
      {compare === 'baseline' && (
        <DatePicker.RangePicker
          aria-label={t('indicators.baselineDays')}
          value={baseFrom && baseTo ? [dayjs(baseFrom), dayjs(baseTo)] : null}
          status={baseFrom ? '' : 'warning'}
          onChange={(days) =>
            onChange({ baseFrom: days?.[0]?.format('YYYY-MM-DD'), baseTo: days?.[1]?.format('YYYY-MM-DD') })
          }
        />
      )}
      <CategoryFilter value={category} onChange={(category) => onChange({ category })} />
      <TierFilter value={tier} onChange={(tier) => onChange({ tier })} />
      <FilterSelect
        label={t('indicators.channel')}
        value={channel}
        options={channels.map((value) => ({ value, label: t(`case.channel.${value}`) }))}
        anyLabel={t('indicators.anyChannel')}
        onChange={(channel) => onChange({ channel })}
      />
      <FilterSelect
        label={t('indicators.areaLevel')}
        value={level}
        options={caseAreaLevels.map((value) => ({ value, label: t(`indicators.level.${value}`) }))}
        anyLabel={t('indicators.anyLevel')}
        onChange={(level) => onChange({ level })}
      />
      <SearchField
        label={t('indicators.source')}
        value={source ?? ''}
        maxLength={60}
        onChange={(source) => onChange({ source: source === '' ? undefined : source })}
      />
      {filtered && (
        <Button
          onClick={() =>
            onChange({
              category: undefined,
              tier: undefined,
              channel: undefined,
              source: undefined,
              level: undefined,
            })
          }
        >
          {t('common.clear')}
        </Button>
      )}
    </search>
  );
}
