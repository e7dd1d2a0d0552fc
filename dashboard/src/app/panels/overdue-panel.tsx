import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { byAreaQuery, indicatorQuery } from '../../features/indicators/api.ts';
import { countText, shareText } from '../../lib/figures.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { BarRows } from './bar-rows.tsx';
import type { PanelProps } from './panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { asOf, stateOfAll } from './query-state.ts';

/** Cases past their term now, of those that have one; where most of them are. */
export function OverduePanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const total = useQuery(indicatorQuery('overdue', { area }));
  const below = useQuery(byAreaQuery('overdue', { area }));
  const { data } = total;
  const late = data?.numerator ?? 0;
  const rows = [...(below.data?.areas ?? [])]
    .sort((one, other) => (other.numerator ?? 0) - (one.numerator ?? 0))
    .map(({ areaCode, areaName, numerator, denominator }) => ({
      key: areaCode,
      label: areaName,
      part: late === 0 ? 0 : (numerator ?? 0) / late,
      value: `${countText(numerator ?? 0)} / ${countText(denominator ?? 0)}`,
      share: shareText({ numerator, denominator }),
    }));
  return (
    <PanelFrame
      title={t('panels.overdue')}
      note={data && t('panels.overdueOf', { late: countText(late), of: countText(data.denominator ?? 0) })}
      definition={data?.definition}
      href={href}
      state={stateOfAll([total, below], useStaleSince(), () => (data?.denominator ?? 0) === 0)}
      asOfMs={asOf([total, below])}
      emptyText={t('panels.noTerms')}
    >
      {late === 0 ? <p>{t('panels.noneOverdue')}</p> : <BarRows label={t('panels.overdue')} rows={rows} />}
    </PanelFrame>
  );
}
