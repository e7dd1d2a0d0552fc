import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../features/areas/breadcrumbs.tsx';
import { CaseFilters } from '../../features/cases/case-filters.tsx';
import { type CaseSearch, caseFilter } from '../../features/cases/case-search.ts';
import { CaseTable } from '../../features/cases/case-table.tsx';
import { clockNow } from '../../lib/clock.ts';
import { mayOpen } from '../page-roles.ts';
import { useSession } from '../shell/use-session.ts';
import styles from './page.module.css';

/** `/cases`: every case the account may see, filtered; the address holds the filters. */
export function CasesPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/shell/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const change = (part: { [K in keyof CaseSearch]?: CaseSearch[K] | undefined }) =>
    void navigate({
      to: '/cases',
      search: (before) => ({ ...before, ...part }) as CaseSearch,
      replace: 'q' in part,
    });
  return (
    <div className={styles.wide}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('case.title')}</h1>
        {mayOpen(session.role, '/cases/new') && (
          <Link to="/cases/new" className={styles.action}>
            {t('act.register.open')}
          </Link>
        )}
      </div>
      <Breadcrumbs
        code={search.area ?? session.areaCode}
        onSelect={(code) => change({ area: code === session.areaCode ? undefined : code })}
      />
      <CaseFilters
        search={search}
        onChange={change}
        onClear={() => void navigate({ to: '/cases', search: {} })}
      />
      <CaseTable query={caseFilter(search, clockNow())} onSelectArea={(area) => change({ area })} />
    </div>
  );
}
