import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useLabel } from '../../lib/reference.ts';
import styles from './analysis.module.css';
import { analysisPages } from './analysis-pages.ts';
import { type AnalysisSearch, carried } from './analysis-search.ts';

/** The pages of the analysis; the filters go along. Sub-centres are those that the profile of the place names. */
export function AnalysisNav({ page, search }: { page: string; search: AnalysisSearch }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data: reference } = useQuery(referenceQuery);
  const subCentres = reference?.subCentres ?? [];
  const { sub: _sub, ...kept } = carried(search);
  return (
    <nav aria-label={t('analysis.pages')} className={styles.nav}>
      {analysisPages
        .filter(({ id }) => id !== 'subcentre')
        .map(({ id }) => (
          <Link
            key={id}
            to="/analysis/$page"
            params={{ page: id }}
            search={kept}
            {...(page === id ? { 'aria-current': 'page' as const } : {})}
          >
            {t(`analysis.page.${id}`)}
          </Link>
        ))}
      {subCentres.length > 0 && <p className={styles.group}>{t('analysis.page.subcentre')}</p>}
      {subCentres.map((each) => (
        <Link
          key={each.id}
          to="/analysis/$page"
          params={{ page: 'subcentre' }}
          search={{ ...kept, category: each.categories.join(','), sub: each.id }}
          {...(page === 'subcentre' && search.sub === each.id ? { 'aria-current': 'page' as const } : {})}
        >
          {label(each.label)}
        </Link>
      ))}
    </nav>
  );
}
