import type { Returns } from '@fengqiao/contract/reports';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { saveTables } from '../../lib/table-file.ts';
import { dateTimeOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FileButtons } from '../../ui/file-buttons.tsx';
import styles from './reports.module.css';
import { returnsTable } from './returns-data.ts';

/** Areas that owe a return, the late first. */
export function ReturnsTable({ returns }: { returns: Returns }) {
  const { t } = useTranslation();
  const table = returnsTable(returns, t);
  return (
    <>
      <DataTable
        caption={table.title}
        rows={returns.lines}
        rowKey={({ areaCode }) => areaCode}
        columns={[
          { key: 'area', title: t('reports.area'), render: ({ areaName }) => areaName },
          {
            key: 'state',
            title: t('reports.stateLabel'),
            render: ({ state }) => (
              <span className={styles.returnState} data-state={state}>
                {t(`reports.returns.state.${state}`)}
              </span>
            ),
          },
          {
            key: 'due',
            title: t('reports.returns.due'),
            render: ({ dueAt }) => <span className={styles.number}>{dateTimeOf(dueAt)}</span>,
          },
          {
            key: 'sent',
            title: t('reports.returns.sent'),
            render: ({ sentAt, sentBy }) =>
              sentAt === null ? '–' : [dateTimeOf(sentAt), sentBy].filter(Boolean).join(' · '),
          },
          {
            key: 'report',
            title: t('reports.report'),
            render: ({ reportId, areaName }) =>
              reportId === null ? (
                '–'
              ) : (
                <Link
                  to="/reports/$id"
                  params={{ id: reportId }}
                  aria-label={t('reports.openOf', { name: areaName })}
                >
                  {t('common.open')}
                </Link>
              ),
          },
        ]}
      />
      <FileButtons name={table.title} save={(format) => saveTables(table.title, [table], format)} />
    </>
  );
}
