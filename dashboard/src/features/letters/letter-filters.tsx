import { letterKinds } from '@fengqiao/contract/ingest';
import { letterBoxes, letterStates } from '@fengqiao/contract/letters';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../ui/filter-select.tsx';
import styles from '../../ui/page.module.css';
import type { LetterSearch } from './letter-search.ts';

type Part = { [K in keyof LetterSearch]?: LetterSearch[K] | undefined };

/** Filters of the register; they stand in the address. */
export function LetterFilters({ search }: { search: LetterSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/letters' });
  const change = (part: Part) =>
    void navigate({
      to: '/letters',
      search: (before) => ({ ...before, ...part }) as LetterSearch,
      replace: true,
    });
  return (
    <search className={styles.filters}>
      <FilterSelect
        label={t('letters.boxLabel')}
        value={search.box}
        options={letterBoxes.map((value) => ({ value, label: t(`letters.box.${value}`) }))}
        anyLabel={t('letters.anyBox')}
        onChange={(box) => change({ box })}
      />
      <FilterSelect
        label={t('letters.stateLabel')}
        value={search.state}
        options={letterStates.map((value) => ({ value, label: t(`letters.state.${value}`) }))}
        anyLabel={t('letters.anyState')}
        onChange={(state) => change({ state })}
      />
      <FilterSelect
        label={t('letters.kindLabel')}
        value={search.kind}
        options={letterKinds.map((value) => ({ value, label: t(`letters.kind.${value}`) }))}
        anyLabel={t('letters.anyKind')}
        onChange={(kind) => change({ kind })}
      />
      {search.caseCode && (
        <Button onClick={() => change({ caseCode: undefined })}>
          {t('letters.ofCase', { code: search.caseCode })} ×
        </Button>
      )}
      {Object.keys(search).length > 0 && (
        <Button onClick={() => void navigate({ to: '/letters', search: {} })}>{t('common.clear')}</Button>
      )}
    </search>
  );
}
