import { areasTable } from '@fengqiao/contract/indicator-tables';
import type { IndicatorName } from '@fengqiao/contract/indicators';
import type { TableRow } from '@fengqiao/contract/tables';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { byAreaQuery, saveIndicator } from '../../../features/indicators/api.ts';
import { withoutCases } from '../../../features/indicators/indicator-groups.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import styles from '../analysis.module.css';
import { cardOf } from '../card-of.ts';
import { writeCasesRef } from '../cases-ref.ts';
import { areasSpec, figureWords, ladderSpec } from '../chart-specs.ts';
import type { View } from '../view.ts';

interface AreasCardProps {
  view: View;
  name: IndicatorName;
  /** Draws how far up the cases of each area had to go. */
  ladder?: boolean;
  extra?: ReactNode;
}

/** A figure by the areas below; the name of an area goes down into it, its number opens the cases. */
export function AreasCard({ view, name, ladder = false, extra }: AreasCardProps) {
  const { t } = useTranslation();
  const byArea = useQuery(byAreaQuery(name, view.filter));
  const { data } = byArea;
  const title = t('analysis.areasOf', { name: view.titleOf(name) });
  const listOf = (area: string) => writeCasesRef({ name, side: 'numerator', area });
  const table =
    data && areasTable(title, data, view.language, withoutCases.includes(name) ? undefined : listOf);
  const spec = data && (ladder ? ladderSpec(data) : areasSpec(data, listOf));
  const advised = data?.areas.filter(({ supervise }) => supervise !== undefined) ?? [];
  const lead = ({ cells, weight }: TableRow, words: string) =>
    weight === undefined ? (
      <button type="button" className={styles.into} onClick={() => view.change({ area: String(cells[1]) })}>
        {words}
      </button>
    ) : (
      words
    );
  return (
    <ChartCard
      {...cardOf(view, `${name}-areas`)}
      title={title}
      note={data && `${data.total.areaName} ${figureWords(data.total, data.unit)}`}
      state={panelState(byArea, ({ areas }) => areas.length === 0, useStaleSince())}
      emptyText={t('indicators.noAreaBelow')}
      onRetry={() => void byArea.refetch()}
      spec={spec ?? null}
      table={table}
      lead={lead}
      extra={extra}
      save={(format) => saveIndicator(name, { ...view.filter, view: 'areas', format }, title)}
    >
      {advised.length > 0 && (
        <section className={styles.advice} aria-label={t('indicators.supervise')}>
          <h3>{t('indicators.supervise')}</h3>
          <ul>
            {advised.map(({ areaCode, areaName, supervise = [] }) => (
              <li key={areaCode}>
                <button type="button" className={styles.into} onClick={() => view.open(listOf(areaCode))}>
                  {areaName}
                </button>
                {' · '}
                {supervise.join(t('common.listComma'))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </ChartCard>
  );
}
