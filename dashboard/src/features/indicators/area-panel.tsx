import type { IndicatorArea, IndicatorName } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { countText, figureText } from '../../lib/figures.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FileButtons } from '../../ui/file-buttons.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { byAreaQuery, saveIndicator } from './api.ts';
import styles from './detail.module.css';

interface AreaPanelProps {
  name: IndicatorName;
  query: Parameters<typeof byAreaQuery>[1];
  onSelectArea: (code: string) => void;
}

/** An indicator by the areas below, each a bar and a number; a press goes down into one. */
export function AreaPanel({ name, query, onSelectArea }: AreaPanelProps) {
  const { t } = useTranslation();
  const byArea = useQuery(byAreaQuery(name, query));
  const { data } = byArea;
  const title = t(`indicators.name.${name}`);
  const unit = data?.unit ?? 'count';
  const areas = data?.areas ?? [];
  const highest = Math.max(...areas.map(({ value }) => value ?? 0)) || 1;
  return (
    <Panel
      title={t('indicators.byArea')}
      note={(data?.elsewhere ?? 0) !== 0 && t('indicators.elsewhere', { n: countText(data?.elsewhere ?? 0) })}
      state={panelState(byArea, ({ areas }) => areas.length === 0)}
      emptyText={t('indicators.noAreaBelow')}
      onRetry={() => void byArea.refetch()}
      extra={
        <FileButtons
          name={`${title}-${t('indicators.byArea')}`}
          save={(format) =>
            saveIndicator(name, { ...query, view: 'areas', format }, `${title}-${t('indicators.byArea')}`)
          }
        />
      }
    >
      <DataTable<IndicatorArea>
        caption={t('indicators.byAreaWords', { name: title })}
        rows={areas}
        rowKey={({ areaCode }) => areaCode}
        columns={[
          {
            key: 'area',
            title: t('indicators.area'),
            render: ({ areaCode, areaName }) => (
              <button type="button" className={styles.open} onClick={() => onSelectArea(areaCode)}>
                {areaName}
              </button>
            ),
          },
          {
            key: 'value',
            title,
            render: ({ value, beyondLine, ...figure }) => (
              <span className={styles.number} data-beyond={beyondLine || undefined}>
                {figureText({ ...figure, value, unit }, t, 2)}
              </span>
            ),
          },
          {
            key: 'bar',
            title: t('indicators.fraction'),
            render: ({ value, numerator, denominator }) => (
              <span className={styles.barCell}>
                <span className={styles.bar} style={{ inlineSize: `${((value ?? 0) / highest) * 8}rem` }} />
                <span className={styles.faint}>
                  {numerator === null ? '' : `${countText(numerator)} / `}
                  {denominator === null ? '' : countText(denominator)}
                </span>
              </span>
            ),
          },
          ...(areas.some(({ supervise }) => supervise)
            ? [
                {
                  key: 'supervise',
                  title: t('indicators.supervise'),
                  render: ({ supervise }: IndicatorArea) => (supervise ?? []).join(t('common.listComma')),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}
