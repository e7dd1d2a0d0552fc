import type { CaseSummary } from '@fengqiao/contract/cases';
import type { IndicatorCasesQuery, IndicatorName } from '@fengqiao/contract/indicators';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../lib/figures.ts';
import { useReferenceWords } from '../../lib/reference.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { SealedMark } from '../../ui/sealed-mark.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import { figureCasesQuery } from './api.ts';
import styles from './detail.module.css';

interface CasesPanelProps {
  name: IndicatorName;
  query: IndicatorCasesQuery;
  onClose: () => void;
}

/** The cases behind a figure or one of its parts; titles are masked. */
export function CasesPanel({ name, query, onClose }: CasesPanelProps) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const place = useRef<HTMLDivElement>(null);
  const cases = useInfiniteQuery(figureCasesQuery(name, query));
  const total = cases.data?.pages[0]?.total ?? 0;
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another place to look at.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [query.part, query.side]);
  return (
    <div ref={place}>
      <Panel
        title={t('indicators.cases')}
        note={cases.data && t('indicators.casesNote', { count: total, shown: countText(items.length) })}
        state={panelState(cases, ({ pages }) => pages.every((page) => page.items.length === 0))}
        emptyText={t('indicators.casesEmpty')}
        onRetry={() => void cases.refetch()}
        extra={
          <Button size="small" onClick={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        <DataTable<CaseSummary>
          caption={t('indicators.cases')}
          rows={items}
          rowKey={({ caseCode }) => caseCode}
          columns={[
            { key: 'tier', title: t('tier.label'), render: ({ tier }) => <TierMark tier={tier} word /> },
            {
              key: 'title',
              title: t('desk.case'),
              render: ({ caseCode, title, sealed }) => (
                <Link to="/cases/$caseCode" params={{ caseCode }}>
                  {sealed && <SealedMark />} {title || caseCode}
                </Link>
              ),
            },
            {
              key: 'area',
              title: t('case.fact.area'),
              render: ({ areaName, areaCode }) => areaName || areaCode,
            },
            {
              key: 'category',
              title: t('case.fact.category'),
              render: ({ category }) => words.category(category),
            },
            {
              key: 'status',
              title: t('case.fact.status'),
              render: ({ status }) => t(`case.status.${status}`),
            },
            {
              key: 'registered',
              title: t('case.list.registered'),
              render: ({ registeredAt }) => shortDateTimeOf(registeredAt),
            },
          ]}
        />
        {cases.hasNextPage && (
          <Button
            className={styles.more ?? ''}
            loading={cases.isFetchingNextPage}
            onClick={() => void cases.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        )}
      </Panel>
    </div>
  );
}
