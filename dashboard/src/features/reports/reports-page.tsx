import type { ReportKindLine } from '@fengqiao/contract/reports';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import page from '../../ui/page.module.css';
import { KindList } from './kind-list.tsx';
import { MakeDialog } from './make-dialog.tsx';
import { mayMake } from './may-report.ts';
import { ReportList } from './report-list.tsx';
import type { ReportSearch } from './report-search.ts';

/** `/reports`: what is reported, when it is made by itself, and everything that was made. */
export function ReportsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const { data: session } = useQuery(sessionQuery);
  const [making, setMaking] = useState<ReportKindLine | null>(null);
  const allowed = mayMake(session?.role);
  const change = (part: { [K in keyof ReportSearch]?: ReportSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as ReportSearch });
  return (
    <div className={page.wide}>
      <div className={page.head}>
        <h1 className={page.title}>{t('reports.title')}</h1>
        <Link to="/returns">{t('reports.returns.title')}</Link>
      </div>
      <p className={page.lead}>{t('reports.lead')}</p>
      <ReportList search={search} mayCancel={allowed} />
      <KindList
        chosen={search.kind}
        onChoose={(kind) => change({ kind })}
        onMake={allowed ? setMaking : null}
      />
      {making !== null && session && (
        <MakeDialog
          kind={making}
          area={search.area ?? session.areaCode}
          areaName={session.areaName}
          onClose={() => setMaking(null)}
        />
      )}
    </div>
  );
}
