import type { Report } from '@fengqiao/contract/reports';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FigureCases } from '../../features/packs/figure-cases.tsx';
import { PackPageView } from '../../features/packs/pack-page-view.tsx';
import { reportPath, reportQuery } from '../../features/reports/api.ts';
import { mayMake } from '../../features/reports/may-report.ts';
import { ReportFiles } from '../../features/reports/report-files.tsx';
import type { ReportPageSearch } from '../../features/reports/report-search.ts';
import { ReportState } from '../../features/reports/report-state.tsx';
import { periodWords } from '../../features/reports/report-words.ts';
import { SignaturePanel } from '../../features/reports/signature-panel.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { useSession } from '../shell/use-session.ts';
import styles from './report-page.module.css';

/** `/reports/<id>`: the frozen pages of a report, the cases behind their figures, and its files with their signatures. */
export function ReportPage() {
  const { t, i18n } = useTranslation();
  const { id } = useParams({ from: '/shell/reports/$id' });
  const { role } = useSession();
  const report = useQuery(reportQuery(id, i18n.language));
  const { data } = report;
  return (
    <div className={page.wide}>
      <nav className={styles.back}>
        <Link to="/reports">{t('reports.title')}</Link>
      </nav>
      <Panel
        title={data?.title ?? t('reports.report')}
        note={data && `${data.areaName} · ${periodWords(data)}`}
        state={panelState(report)}
        onRetry={() => void report.refetch()}
        extra={data && <ReportFiles report={data} />}
      >
        {data && (
          <>
            <ReportState report={data} mayCancel={mayMake(role)} />
            {data.content !== null && <Pages report={data} />}
            {data.files.length > 0 && <SignaturePanel report={data} />}
          </>
        )}
      </Panel>
    </div>
  );
}

function Pages({ report }: { report: Report }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/reports/$id' });
  const navigate = useNavigate({ from: '/reports/$id' });
  const change = (part: { [K in keyof ReportPageSearch]?: ReportPageSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as ReportPageSearch });
  const pages = report.content?.pages ?? [];
  const shown = pages.find(({ id }) => id === search.page) ?? pages[0];
  const at = shown === undefined ? -1 : pages.indexOf(shown);
  const turn = (to: number) => change({ page: pages[to]?.id, list: undefined });
  if (shown === undefined) return <p>{t('common.empty')}</p>;
  return (
    <div className={styles.pages}>
      <nav aria-label={t('reports.pages')} className={styles.nav}>
        {pages.map(({ id, title }, index) => (
          <button
            key={id}
            type="button"
            {...(index === at ? { 'aria-current': 'page' as const } : {})}
            onClick={() => turn(index)}
          >
            {title}
          </button>
        ))}
      </nav>
      <div className={styles.shown}>
        <PackPageView page={shown} size="page" onOpen={(list) => change({ list })} />
        <p className={styles.turn}>
          <Button disabled={at === 0} onClick={() => turn(at - 1)}>
            {t('reports.before')}
          </Button>
          <span>
            {at + 1} / {pages.length}
          </span>
          <Button disabled={at === pages.length - 1} onClick={() => turn(at + 1)}>
            {t('reports.after')}
          </Button>
        </p>
      </div>
      <FigureCases
        path={reportPath(report.id)}
        list={search.list ?? null}
        title={shown.title}
        onClose={() => change({ list: undefined })}
      />
    </div>
  );
}
