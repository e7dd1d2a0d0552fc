import type { CaseSummary } from '@fengqiao/contract/cases';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AgeLabel } from '../../ui/age-label.tsx';
import { SealedMark } from '../../ui/sealed-mark.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './case-row.module.css';
import { DueLabel } from './due-label.tsx';

/** A case in a narrow list; opens in the drawer of the page it stands on. */
export function CaseRow({ item }: { item: CaseSummary }) {
  const { t } = useTranslation();
  return (
    <Link
      to="."
      search={(search: Record<string, unknown>) => ({ ...search, case: item.caseCode })}
      className={styles.row}
    >
      <TierMark tier={item.tier} />
      <span className={styles.words}>
        <span className={styles.title}>
          {item.sealed && <SealedMark />} {item.title || t('case.untitled')}
        </span>
        <span className={styles.place}>{item.areaName}</span>
      </span>
      <span className={styles.state}>
        <AgeLabel at={item.registeredAt} className={styles.age ?? ''} />
        <span>{item.dueAt ? <DueLabel dueAt={item.dueAt} /> : t(`case.status.${item.status}`)}</span>
      </span>
    </Link>
  );
}
