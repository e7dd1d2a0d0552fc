import type { Tier } from '@fengqiao/contract/cases';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { caseDetailQuery } from '../../../features/cases/api.ts';
import { figureCasesQuery } from '../../../features/indicators/api.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { cardOf, saveOf } from '../card-of.ts';
import { tierCasesTable } from '../page-tables.ts';
import type { View } from '../view.ts';

/** The open cases of a tier with the evidence that put them there; a page of them at a time. */
export function TierCasesCard({ view, tier }: { view: View; tier: Tier }) {
  const { t } = useTranslation();
  const cases = useInfiniteQuery(
    figureCasesQuery('tiers', { ...view.filter, side: 'numerator', part: tier }),
  );
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const details = useQueries({ queries: items.map(({ caseCode }) => caseDetailQuery(caseCode)) });
  const reasons = new Map(details.flatMap(({ data }) => (data ? [[data.caseCode, data.tierReasons]] : [])));
  const total = cases.data?.pages[0]?.total ?? 0;
  const title = t('analysis.casesOf', { tier: t(`tier.${tier}`) });
  const table = cases.data && tierCasesTable(items, (code) => reasons.get(code), title, total, t);
  return (
    <ChartCard
      {...cardOf(view, `${tier}-cases`)}
      title={title}
      note={cases.data && t('analysis.listedOf', { shown: items.length, total })}
      state={panelState(
        cases,
        ({ pages }) => pages.every((page) => page.items.length === 0),
        useStaleSince(),
      )}
      emptyText={t('analysis.noneOfTier')}
      onRetry={() => void cases.refetch()}
      spec={null}
      table={table}
      save={saveOf(table)}
    >
      {cases.hasNextPage && (
        <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      )}
    </ChartCard>
  );
}
