import { topicTrends } from '@fengqiao/contract/topics';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CategoryFilter } from '../../ui/category-filter.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import page from '../../ui/page.module.css';
import { TierFilter } from '../../ui/tier-filter.tsx';
import { WindowFilter } from '../../ui/window-filter.tsx';
import { type TopicSearch, windowDays } from './topic-search.ts';

interface TopicFiltersProps {
  search: TopicSearch;
  onChange: (part: { [K in keyof TopicSearch]?: TopicSearch[K] | undefined }) => void;
}

/** Which days, and which topics. */
export function TopicFilters({ search, onChange }: TopicFiltersProps) {
  const { t } = useTranslation();
  const { tier, category, trend, from, to } = search;
  const filtered = [tier, category, trend, from].some((each) => each !== undefined);
  return (
    <search className={page.filters}>
      <WindowFilter
        label={t('topics.daysLabel')}
        daysLabel={t('topics.range')}
        windows={windowDays}
        wordsOf={(value) => t('topics.days', { count: Number(value) })}
        window={search.days}
        from={from}
        to={to}
        onChange={({ window: days, ...range }) => onChange({ days, ...range })}
      />
      <TierFilter value={tier} onChange={(tier) => onChange({ tier })} />
      <CategoryFilter value={category} onChange={(category) => onChange({ category })} />
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
