import { LinkOutlined } from '@ant-design/icons';
import type { DataTable } from '@fengqiao/contract/tables';
import { Segmented } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from './chart.tsx';
import styles from './chart-card.module.css';
import type { ChartSpec } from './chart-spec.ts';
import { DataTableView, TableWords } from './data-table-view.tsx';
import { FileButtons, type TableFormat } from './file-buttons.tsx';
import { Panel } from './panel.tsx';
import type { PanelState } from './panel-state.ts';

interface ChartCardProps {
  /** Names it on its page: `#<id>` is the link to it. */
  id: string;
  title: string;
  note?: ReactNode;
  state: PanelState;
  onRetry: () => void;
  emptyText?: ReactNode;
  /** null = better read than looked at: the table alone. */
  spec: ChartSpec | null;
  /** undefined until it is there. */
  table: DataTable | undefined;
  /** Whether the table stands in the place of the picture. */
  asTable: boolean;
  onAsTable: (asTable: boolean) => void;
  save?: ((format: TableFormat) => Promise<void>) | undefined;
  /** Opens the cases behind a row of the table. */
  onOpen?: ((list: string) => void) | undefined;
  lead?: Parameters<typeof DataTableView>[0]['lead'];
  /** More to choose, before the buttons. */
  extra?: ReactNode;
  className?: string | undefined;
  /** Below the picture. */
  children?: ReactNode;
}

/** A chart with what belongs to every one: its table, its definition, its files, and a link to itself. */
export function ChartCard(props: ChartCardProps) {
  const { id, title, note, state, onRetry, emptyText, spec, table, asTable, onAsTable, onOpen, lead } = props;
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const ready = table !== undefined;
  // Whoever follows a link to this chart looks at it as soon as it is there.
  useEffect(() => {
    if (ready && window.location.hash === `#${id}`) place.current?.scrollIntoView({ block: 'start' });
  }, [ready, id]);
  const picture = spec !== null && !asTable;
  return (
    <div ref={place} id={id} className={`${styles.card} ${props.className ?? ''}`}>
      <Panel
        title={title}
        note={note}
        state={state}
        onRetry={onRetry}
        emptyText={emptyText}
        extra={
          <span className={styles.tools}>
            {props.extra}
            {spec !== null && (
              <Segmented<'chart' | 'table'>
                size="small"
                aria-label={t('chart.showAs', { name: title })}
                value={asTable ? 'table' : 'chart'}
                options={[
                  { value: 'chart', label: t('chart.chart') },
                  { value: 'table', label: t('chart.table') },
                ]}
                onChange={(value) => onAsTable(value === 'table')}
              />
            )}
            {props.save && <FileButtons name={title} save={props.save} />}
            <a href={`#${id}`} className={styles.link} aria-label={t('chart.linkTo', { name: title })}>
              <LinkOutlined aria-hidden="true" />
            </a>
          </span>
        }
      >
        {table !== undefined && (
          <>
            {picture ? (
              <Chart
                spec={spec}
                label={t('chart.says', { name: title, rows: table.rows.length })}
                onPick={onOpen && pickOf(table, onOpen)}
              />
            ) : (
              <DataTableView table={table} onOpen={onOpen} lead={lead} sortable plain />
            )}
            {props.children}
            <details className={styles.words} open={!picture}>
              <summary>{t('chart.definition')}</summary>
              <TableWords table={table} />
            </details>
          </>
        )}
      </Panel>
    </div>
  );
}

/** Bars and places of an axis stand in the order of the table's rows: a press opens the cases of the same row. */
const pickOf =
  ({ rows }: DataTable, onOpen: (list: string) => void) =>
  (index: number): void => {
    const list = rows[index]?.list;
    if (typeof list === 'string') onOpen(list);
  };
