import { channels, tiers } from '@fengqiao/contract/cases';
import { caseAreaLevels } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useReferenceWords } from '../../lib/reference.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import page from '../../ui/page.module.css';
import { SearchField } from '../../ui/search-field.tsx';
import { compares, type IndicatorSearch, windows } from './indicator-search.ts';

interface IndicatorFiltersProps {
  search: IndicatorSearch;
  onChange: (part: { [K in keyof IndicatorSearch]?: IndicatorSearch[K] | undefined }) => void;
}

const dayText = 'YYYY-MM-DD';

/** Which days, compared with which, and which cases. */
export function IndicatorFilters({ search, onChange }: IndicatorFiltersProps) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const { data: reference } = useQuery(referenceQuery);
  const { category, tier, channel, source, level } = search;
  const filtered = [category, tier, channel, source, level].some((each) => each !== undefined);
  return (
    <search className={page.filters}>
      <FilterSelect
        label={t('indicators.windowLabel')}
        value={search.window === 'days30' ? undefined : search.window}
        options={windows
          .filter((value) => value !== 'days30')
          .map((value) => ({ value, label: t(`indicators.window.${value}`) }))}
        anyLabel={t('indicators.window.days30')}
        onChange={(window) => onChange({ window, from: undefined, to: undefined })}
      />
      <DatePicker.RangePicker
        aria-label={t('indicators.days')}
        value={search.from && search.to ? [dayjs(search.from), dayjs(search.to)] : null}
        onChange={(days) =>
          onChange({ from: days?.[0]?.format(dayText), to: days?.[1]?.format(dayText), window: undefined })
        }
      />
      <FilterSelect
        label={t('indicators.compareLabel')}
        value={search.compare === 'previous' ? undefined : search.compare}
        options={compares
          .filter((value) => value !== 'previous')
          .map((value) => ({ value, label: t(`indicators.compare.${value}`) }))}
        anyLabel={t('indicators.compare.previous')}
        onChange={(compare) => onChange({ compare })}
      />
      <FilterSelect
        label={t('case.filter.category')}
        value={category}
        options={(reference?.categories ?? []).map(({ code }) => ({
          value: code,
          label: words.category(code),
        }))}
        anyLabel={t('case.filter.anyCategory')}
        searchable
        onChange={(category) => onChange({ category })}
      />
      <FilterSelect
        label={t('case.filter.tier')}
        value={tier}
        options={tiers.map((value) => ({ value, label: t(`tier.${value}`) }))}
        anyLabel={t('case.filter.anyTier')}
        onChange={(tier) => onChange({ tier })}
      />
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
