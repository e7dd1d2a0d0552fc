import { type IndicatorName, indicatorNames } from '@fengqiao/contract/indicators';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { restricted } from '../../../features/indicators/indicator-groups.ts';
import type { View } from '../view.ts';
import { AreasCard } from './areas-card.tsx';

/** Any figure by the areas below; which one is chosen here. */
export function ChosenAreasCard({ view }: { view: View }) {
  const { t } = useTranslation();
  const name: IndicatorName = view.search.by ?? 'accepted';
  return (
    <AreasCard
      key={name}
      view={view}
      name={name}
      extra={
        <Select<IndicatorName>
          size="small"
          aria-label={t('analysis.by')}
          value={name}
          options={indicatorNames
            .filter((each) => restricted[each] === undefined && each !== 'hotTopics')
            .map((value) => ({ value, label: view.titleOf(value) }))}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(by) => view.change({ by: by === 'accepted' ? undefined : by })}
        />
      }
    />
  );
}
