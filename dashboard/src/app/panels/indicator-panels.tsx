import type { Indicator, IndicatorName } from '@fengqiao/contract/indicators';
import type { PanelId } from '@fengqiao/contract/wall-tiles';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { figureQuery } from '../../features/indicators/api.ts';
import { countText } from '../../lib/figures.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { BarRows } from './bar-rows.tsx';
import type { PanelProps } from './panel.tsx';
import { monthDays, sinceDays } from './panel-days.ts';
import { PanelFrame } from './panel-frame.tsx';
import { partRows } from './part-rows.ts';
import { asOf } from './query-state.ts';

interface PartsPanelProps extends PanelProps {
  id: PanelId;
  name: IndicatorName;
  order?: 'given' | 'largest';
}

/** An indicator of the last thirty days by its parts. */
function PartsPanel({ id, name, area, href, order = 'largest' }: PartsPanelProps) {
  const { t } = useTranslation();
  const from = sinceDays(useNow(60_000), monthDays);
  const figure = useQuery(figureQuery(name, { area, from }));
  const { data } = figure;
  return (
    <PanelFrame
      title={t(`panels.${id}`)}
      note={[
        t('panels.days', { count: monthDays }),
        data && totalWords(data, (total) => t('panels.total', { total })),
      ]
        .filter(Boolean)
        .join(' · ')}
      definition={data?.definition}
      href={href}
      state={panelState(figure, isEmpty, useStaleSince())}
      asOfMs={asOf([figure])}
      emptyText={t('panels.nothingCounted', { count: monthDays })}
    >
      {data && (
        <BarRows label={t(`panels.${id}`)} rows={partRows(data, t('indicators.notItemised'), order)} />
      )}
    </PanelFrame>
  );
}

const isEmpty = ({ parts = [], notItemised, denominator }: Indicator): boolean =>
  (denominator ?? 0) === 0 &&
  (notItemised?.numerator ?? 0) === 0 &&
  parts.every(({ numerator }) => numerator === 0);

/** Of how many the parts are parts. */
const totalWords = ({ denominator, value }: Indicator, words: (total: string) => string): string => {
  const total = denominator ?? value;
  return total === null ? '' : words(countText(total));
};

export const CategoriesPanel = (props: PanelProps) => (
  <PartsPanel id="categories" name="accepted" {...props} />
);
export const RoutesPanel = (props: PanelProps) => <PartsPanel id="routes" name="routes" {...props} />;
export const LettersPanel = (props: PanelProps) => (
  <PartsPanel id="letters" name="letters" order="given" {...props} />
);
/** 3→2→2→1: how far up cases had to go. */
export const FunnelPanel = (props: PanelProps) => (
  <PartsPanel id="funnel" name="funnel" order="given" {...props} />
);
