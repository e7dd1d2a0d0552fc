import type { Indicator, IndicatorPart, IndicatorQuery } from '@fengqiao/contract/indicators';
import { useTranslation } from 'react-i18next';
import { changePercentWords, countText, shareText } from '../../lib/figures.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FileButtons } from '../../ui/file-buttons.tsx';
import { Panel } from '../../ui/panel.tsx';
import { saveIndicator } from './api.ts';
import styles from './detail.module.css';

interface PartsPanelProps {
  indicator: Indicator;
  /** With which it was asked for. */
  query: IndicatorQuery;
  /** Opens the cases of a part, or of what is not itemised; null where no list stands behind it. */
  onOpen: ((part: string | null) => void) | null;
}

interface Row extends Pick<IndicatorPart, 'label' | 'numerator' | 'denominator' | 'previous'> {
  /** null = not itemised. */
  key: string | null;
}

/** The parts of a figure with their shares, and the remainder as a row of its own: nothing is rescaled to a hundred. */
export function PartsPanel({ indicator, query, onOpen }: PartsPanelProps) {
  const { t } = useTranslation();
  const { parts = [], notItemised, denominator, name } = indicator;
  const rest: Row[] =
    notItemised === undefined
      ? []
      : [
          {
            key: null,
            label: t('indicators.notItemised'),
            numerator: notItemised.numerator,
            denominator: parts.length > 0 ? denominator : (denominator ?? 0) + notItemised.numerator,
          },
        ];
  const rows: Row[] = [...parts, ...rest];
  const title = t(`indicators.name.${name}`);
  return (
    <Panel
      title={t('indicators.parts')}
      note={t('indicators.partsNote')}
      state={{ kind: rows.length === 0 ? 'empty' : 'ready' }}
      emptyText={t('indicators.partsEmpty')}
      extra={
        <FileButtons
          name={`${title}-${t('indicators.parts')}`}
          save={(format) =>
            saveIndicator(name, { ...query, view: 'parts', format }, `${title}-${t('indicators.parts')}`)
          }
        />
      }
    >
      <DataTable
        caption={t('indicators.partsWords', { name: title })}
        rows={rows}
        rowKey={({ key }) => key ?? ''}
        columns={[
          { key: 'label', title: t('indicators.part'), render: ({ label }) => label },
          {
            key: 'n',
            title: t('indicators.count'),
            render: ({ key, label, numerator }) =>
              onOpen === null || numerator === 0 ? (
                <span className={styles.number}>{countText(numerator)}</span>
              ) : (
                <button
                  type="button"
                  className={styles.open}
                  aria-label={t('indicators.openCasesOf', { name: label, count: numerator })}
                  onClick={() => onOpen(key)}
                >
                  {countText(numerator)}
                </button>
              ),
          },
          {
            key: 'share',
            title: t('indicators.share'),
            render: (row) =>
              row.denominator === null ? (
                '–'
              ) : (
                <span className={styles.share}>
                  <span className={styles.number}>{shareText(row, 2)}</span>
                  <span className={styles.faint}>
                    {t('indicators.of', { of: countText(row.denominator) })}
                  </span>
                </span>
              ),
          },
          {
            key: 'change',
            title: t('indicators.change'),
            render: ({ previous }) => (previous ? changePercentWords({ unit: 'count', previous }, t) : ''),
          },
        ]}
      />
    </Panel>
  );
}
