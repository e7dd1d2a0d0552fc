import type { Returns } from '@fengqiao/contract/reports';
import type { DataTable } from '@fengqiao/contract/tables';
import type { TFunction } from 'i18next';

/** Who has sent the return of a month and who is late, as a table that can be taken away. */
export function returnsTable(returns: Returns, t: TFunction): DataTable {
  const { month, definition, expected, inTime, late, missing, lines } = returns;
  return {
    title: t('reports.returns.of', { month }),
    definition,
    columns: [
      { key: 'area', label: t('reports.area'), kind: 'text' },
      { key: 'state', label: t('reports.stateLabel'), kind: 'text' },
      { key: 'dueAt', label: t('reports.returns.due'), kind: 'instant' },
      { key: 'sentAt', label: t('reports.returns.sent'), kind: 'instant' },
      { key: 'sentBy', label: t('reports.returns.by'), kind: 'text' },
    ],
    rows: lines.map(({ areaName, state, dueAt, sentAt, sentBy }) => ({
      cells: [areaName, t(`reports.returns.state.${state}`), dueAt, sentAt, sentBy],
    })),
    notes: [t('reports.returns.sums', { expected, inTime, late, missing })],
  };
}
