import type { DrillMeasure, DrillSummary } from '@fengqiao/contract/drill';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/setup.ts';
import { dateTimeOf, minuteOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './drill.module.css';

const measures = ['taken', 'accepted', 'acknowledged', 'letters', 'resolved'] as const;

/** What the last drill came to: counts of cases with what they are counted from; nobody is ranked. */
export function LastDrill({ last }: { last: DrillSummary }) {
  const { t } = useTranslation();
  const rows = measures.map((name) => ({ name, ...last.result[name] }));
  return (
    <Panel title={t('drill.last')} state={{ kind: 'ready' }} className={styles.last ?? ''}>
      <p>
        {t('drill.lastFacts', {
          title: last.title[currentLanguage()],
          who: last.startedBy,
          from: dateTimeOf(last.startedAt),
          until: minuteOf(last.endedAt),
          people: last.people,
          cases: last.result.cases,
        })}{' '}
        {last.endedBy === null ? t('drill.endedByTime') : t('drill.endedBy', { who: last.endedBy })}
      </p>
      <DataTable
        caption={t('drill.last')}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'what', title: t('drill.measured'), render: ({ name }) => t(`drill.measure.${name}`) },
          { key: 'count', title: t('drill.ofAll'), render: (row) => <Share {...row} /> },
          {
            key: 'median',
            title: t('drill.median'),
            render: ({ medianMin }) =>
              medianMin === null ? '—' : t('drill.minutesTook', { minutes: medianMin }),
          },
        ]}
      />
      <p className={styles.faint}>{t('drill.resultHint')}</p>
    </Panel>
  );
}

function Share({ n, of }: DrillMeasure) {
  const { t } = useTranslation();
  return of === 0 ? t('drill.noneOf') : `${n} / ${of}`;
}
