import type { IndicatorName } from '@fengqiao/contract/indicators';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../features/areas/breadcrumbs.tsx';
import { IndicatorDetail } from '../../features/indicators/indicator-detail.tsx';
import { IndicatorFilters } from '../../features/indicators/indicator-filters.tsx';
import { IndicatorGrid } from '../../features/indicators/indicator-grid.tsx';
import {
  comparisonOf,
  filterOf,
  type IndicatorSearch,
  stepOf,
} from '../../features/indicators/indicator-search.ts';
import { dayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useSession } from '../shell/use-session.ts';
import styles from './indicators-page.module.css';

const first: IndicatorName = 'accepted';

/** `/indicators`: every figure of an area and of some days, of how many, against before; the address holds what is shown. */
export function IndicatorsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/shell/indicators' });
  const navigate = useNavigate({ from: '/indicators' });
  const today = dayOf(useNow(60_000));
  const filter = filterOf(search, today);
  const chosen = search.name ?? first;
  const change = (part: { [K in keyof IndicatorSearch]?: IndicatorSearch[K] | undefined }) =>
    void navigate({
      to: '/indicators',
      search: (before) => ({ ...before, ...part }) as IndicatorSearch,
      replace: 'source' in part,
    });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('indicators.title')}</h1>
        <Breadcrumbs
          code={search.area ?? session.areaCode}
          onSelect={(code) => change({ area: code === session.areaCode ? undefined : code })}
        />
        <IndicatorFilters search={search} onChange={change} />
      </header>
      <div className={styles.columns}>
        <IndicatorGrid
          role={session.role}
          query={{ ...filter, ...comparisonOf(search) }}
          chosen={chosen}
          onChoose={(name) => change({ name, side: undefined, part: undefined })}
        />
        <IndicatorDetail
          key={chosen}
          name={chosen}
          search={search}
          filter={filter}
          step={stepOf(search, today)}
          onChange={change}
        />
      </div>
    </div>
  );
}
