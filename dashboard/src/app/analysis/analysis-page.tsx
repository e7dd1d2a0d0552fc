import type { IndicatorName } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../features/areas/breadcrumbs.tsx';
import { CasesPanel } from '../../features/indicators/cases-panel.tsx';
import { IndicatorFilters } from '../../features/indicators/indicator-filters.tsx';
import { comparisonOf, filterOf, stepOf } from '../../features/indicators/indicator-search.ts';
import { referenceQuery, useLabel } from '../../lib/reference.ts';
import { dayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useSession } from '../shell/use-session.ts';
import styles from './analysis.module.css';
import { AnalysisNav } from './analysis-nav.tsx';
import { type AnalysisPageSpec, analysisPage } from './analysis-pages.ts';
import type { AnalysisSearch } from './analysis-search.ts';
import { Card, cardKey, isWide } from './card.tsx';
import { casesQueryOf, readCasesRef } from './cases-ref.ts';
import type { View } from './view.ts';

/** `/analysis/<page>`: figures looked into between meetings; whatever is shown is in the address. */
export function AnalysisPage() {
  const { page: id } = useParams({ from: '/shell/analysis/$page' });
  const page = analysisPage(id);
  if (page === undefined) return <Navigate to="/analysis/$page" params={{ page: 'overview' }} replace />;
  return <Content key={id} page={page} />;
}

function Content({ page }: { page: AnalysisPageSpec }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/shell/analysis/$page' });
  const view = useView(page, search);
  const cases = readCasesRef(search.cases);
  return (
    <div className={styles.page}>
      <AnalysisNav page={page.id} search={search} />
      <div>
        <h1 className={styles.title}>
          <PageName page={page} sub={search.sub} />
        </h1>
        <p className={styles.lead}>{t(`analysis.lead.${page.id}`)}</p>
        <Breadcrumbs
          code={search.area ?? session.areaCode}
          onSelect={(code) => view.change({ area: code === session.areaCode ? undefined : code })}
        />
        {!page.unfiltered && <IndicatorFilters search={view.search} onChange={view.change} />}
        <div className={styles.cards}>
          {page.cards.map((card) => (
            <div key={cardKey(card)} className={isWide(card) ? styles.wide : undefined}>
              <Card card={card} view={view} />
            </div>
          ))}
        </div>
        <Drawer
          open={cases !== null}
          size="min(72rem, 92vw)"
          // A mask would lock the page behind it by a style that the content policy forbids.
          mask={false}
          destroyOnHidden
          title={cases === null ? '' : view.titleOf(cases.name)}
          onClose={() => view.change({ cases: undefined })}
        >
          {cases !== null && (
            <CasesPanel
              name={cases.name}
              query={casesQueryOf(cases, view.filter)}
              onClose={() => view.change({ cases: undefined })}
            />
          )}
        </Drawer>
      </div>
    </div>
  );
}

/** What the cards are made with: the address, and the questions that follow from it. */
function useView(page: AnalysisPageSpec, address: AnalysisSearch): View {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: '/analysis/$page' });
  const today = dayOf(useNow(60_000));
  const search: AnalysisSearch =
    address.window === undefined && address.from === undefined && page.window !== undefined
      ? { ...address, window: page.window }
      : address;
  return {
    search,
    filter: filterOf(search, today),
    comparison: comparisonOf(search),
    step: stepOf(search, today),
    language: i18n.language === 'en' ? 'en' : 'zh',
    titleOf: (name: IndicatorName) => t(`indicators.name.${name}`),
    change: (part) =>
      void navigate({
        search: (before) => ({ ...before, ...part, ...windowOf(page, part) }) as AnalysisSearch,
        // A search that is being typed and a card that is turned are no steps that somebody wants to go back over.
        replace: 'source' in part || 'tables' in part,
      }),
    open: (cases) => void navigate({ search: (before) => ({ ...before, cases }) }),
  };
}

/** Where a page begins with other days than the filter does, the usual ones have to be named. */
const windowOf = ({ window }: AnalysisPageSpec, part: Partial<Record<keyof AnalysisSearch, unknown>>) =>
  window !== undefined && 'window' in part && part.window === undefined && part.from === undefined
    ? { window: 'days30' }
    : {};

/** The name of a page; of a sub-centre the one that the profile gives it. */
function PageName({ page, sub }: { page: AnalysisPageSpec; sub: string | undefined }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data: reference } = useQuery(referenceQuery);
  const centre = reference?.subCentres.find(({ id }) => id === sub);
  return page.id === 'subcentre' && centre ? label(centre.label) : t(`analysis.page.${page.id}`);
}
