import { tiers } from '@fengqiao/contract/cases';
import { topicTrends } from '@fengqiao/contract/topics';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useReferenceWords } from '../../lib/reference.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import page from '../../ui/page.module.css';
import { type TopicSearch, windowDays } from './topic-search.ts';

interface TopicFiltersProps {
  search: TopicSearch;
  onChange: (part: { [K in keyof TopicSearch]?: TopicSearch[K] | undefined }) => void;
}

const dayText = 'YYYY-MM-DD';

/** Which days, and which topics. */
export function TopicFilters({ search, onChange }: TopicFiltersProps) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const { data: reference } = useQuery(referenceQuery);
  const { tier, category, trend, from, to } = search;
  const filtered = [tier, category, trend, from].some((each) => each !== undefined);
  return (
    <search className={page.filters}>
      <FilterSelect
        label={t('topics.daysLabel')}
        value={search.days === '30' ? undefined : search.days}
        options={windowDays
          .filter((value) => value !== '30')
          .map((value) => ({ value, label: t('topics.days', { count: Number(value) }) }))}
        anyLabel={t('topics.days', { count: 30 })}
        onChange={(days) => onChange({ days, from: undefined, to: undefined })}
      />
      <DatePicker.RangePicker
        aria-label={t('topics.range')}
        value={from && to ? [dayjs(from), dayjs(to)] : null}
        onChange={(days) =>
          onChange({ from: days?.[0]?.format(dayText), to: days?.[1]?.format(dayText), days: undefined })
        }
      />
      <FilterSelect
        label={t('case.filter.tier')}
        value={tier}
        options={tiers.map((value) => ({ value, label: t(`tier.${value}`) }))}
        anyLabel={t('case.filter.anyTier')}
        onChange={(tier) => onChange({ tier })}
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
        label={t('topics.trendLabel')}
        value={trend}
        options={topicTrends.map((value) => ({ value, label: t(`topics.trend.${value}`) }))}
        anyLabel={t('topics.anyTrend')}
        onChange={(trend) => onChange({ trend })}
      />
      {filtered && (
        <Button
          onClick={() =>
            onChange({
              tier: undefined,
              category: undefined,
              trend: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          {t('common.clear')}
        </Button>
      )}
    </search>
  );
}
