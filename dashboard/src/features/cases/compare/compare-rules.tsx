import type { CaseDetail } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { placesQuery } from '../../../lib/places-rules.ts';
import { useLabel } from '../../../lib/reference.ts';
import { FilterSelect } from '../../../ui/filter-select.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { caseDetailQuery, caseUnderQuery } from '../api.ts';
import styles from './compare.module.css';
import { CompareTable } from './compare-table.tsx';

/** The same case read by the rules of another place, side by side; which one stands in the address. */
export function CompareRules({ caseCode }: { caseCode: string }) {
  const { t } = useTranslation();
  const { compare } = useSearch({ from: '/shell/cases/$caseCode' });
  const own = useQuery(caseDetailQuery(caseCode));
  const section = useRef<HTMLElement>(null);
  // Whoever follows a link to the comparison came for it.
  const asked = compare !== undefined;
  useEffect(() => {
    if (asked) section.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  return (
    <section ref={section} className={styles.compare} aria-labelledby="compare-title">
      <header className={styles.head}>
        <h2 id="compare-title" className={styles.title}>
          {t('profiles.reading.title')}
        </h2>
        {own.data && <PlaceSelect own={own.data} compare={compare} />}
        {compare !== undefined && own.data && (
          <Link to="/profiles/$id" params={{ id: own.data.profile }} search={{ with: compare }}>
            {t('profiles.reading.open')}
          </Link>
        )}
      </header>
      {compare === undefined ? (
        <p className={styles.faint}>{t('profiles.reading.hint')}</p>
      ) : (
        own.data && <Beside own={own.data} compare={compare} />
      )}
    </section>
  );
}

function PlaceSelect({ own, compare }: { own: CaseDetail; compare: string | undefined }) {
  const { t } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const { data = [] } = useQuery(placesQuery);
  return (
    <FilterSelect
      label={t('profiles.beside')}
      anyLabel={t('profiles.nobody')}
      value={compare}
      options={data
        .filter(({ id }) => id !== own.profile)
        .map((line) => ({ value: line.id, label: label(line.label) }))}
      onChange={(next) =>
        void navigate({
          to: '/cases/$caseCode',
          params: { caseCode: own.caseCode },
          search: next === undefined ? {} : { compare: next },
        })
      }
    />
  );
}

function Beside({ own, compare }: { own: CaseDetail; compare: string }) {
  const { t } = useTranslation();
  const other = useQuery(caseUnderQuery(own.caseCode, compare));
  return (
    <Panel
      title={t('profiles.reading.title')}
      hideTitle
      state={panelState(other)}
      onRetry={() => void other.refetch()}
    >
      {other.data && <CompareTable readings={[own, other.data]} />}
    </Panel>
  );
}
