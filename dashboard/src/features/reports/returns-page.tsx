import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useStaleSince } from '../../live/live-context.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { returnsQuery } from './api.ts';
import styles from './reports.module.css';
import { ReturnsTable } from './returns-table.tsx';
import { SendReturn } from './send-return.tsx';

/** `/returns`: who has sent the return of a month up, and who is late: n of m (HP-13). */
export function ReturnsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/returns' });
  const navigate = useNavigate({ from: '/returns' });
  const returns = useQuery(returnsQuery(search.month));
  const { data } = returns;
  const month = search.month ?? data?.month;
  return (
    <div className={page.wide}>
      <div className={page.head}>
        <h1 className={page.title}>{t('reports.returns.title')}</h1>
        <Link to="/reports" search={{ kind: 'monthlyReturn' }}>
          {t('reports.returns.made')}
        </Link>
      </div>
      <div className={page.filters}>
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t('reports.returns.month')}
          value={month === undefined ? null : dayjs(`${month}-01`)}
          onChange={(value) => void navigate({ search: value ? { month: value.format('YYYY-MM') } : {} })}
        />
        {month !== undefined && <SendReturn month={month} />}
      </div>
      <Panel
        title={t('reports.returns.of', { month: month ?? '' })}
        note={
          data &&
          t('reports.returns.sums', {
            expected: data.expected,
            inTime: data.inTime,
            late: data.late,
            missing: data.missing,
          })
        }
        state={panelState(returns, ({ lines }) => lines.length === 0, useStaleSince())}
        emptyText={t('reports.returns.nobody')}
        onRetry={() => void returns.refetch()}
      >
        {data && (
          <>
            <p className={styles.faint}>{data.definition}</p>
            <ReturnsTable returns={data} />
          </>
        )}
      </Panel>
    </div>
  );
}
