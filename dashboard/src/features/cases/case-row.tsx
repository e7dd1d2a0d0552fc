import type { CaseSummary } from '@fengqiao/contract/cases';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rowProps } from '../../lib/keyboard/use-list-keys.ts';
import { useWallDrag } from '../../lib/wall-drag.ts';
import { loadOf } from '../../lib/wall-load.ts';
import { AgeLabel } from '../../ui/age-label.tsx';
import { SealedMark } from '../../ui/sealed-mark.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './case-row.module.css';
import { DueLabel } from './due-label.tsx';

interface CaseRowProps {
  item: CaseSummary;
  /** Why it stands on the list, in words. */
  reason?: string;
  /** The deadline that the list is about; left out = that of the case. */
  dueAt?: string | null;
  /** Nobody has acknowledged it. */
  alarm?: boolean;
}

/** A case in a narrow list; opens in the drawer of the page it stands on, and goes to the wall by dragging or `w`. */
export function CaseRow({ item, reason, dueAt = item.dueAt, alarm = false }: CaseRowProps) {
  const { t } = useTranslation();
  const title = item.title || t('case.untitled');
  const { caseCode, sealed } = item;
  // A sealed case never stands on a wall.
  const drag = useWallDrag<HTMLAnchorElement>(sealed ? null : loadOf({ kind: 'case', caseCode }, title));
  return (
    <Link
      ref={drag}
      to="."
      search={(search: Record<string, unknown>) => ({ ...search, case: caseCode })}
      className={styles.row}
      {...rowProps(caseCode)}
    >
      <TierMark tier={item.tier} pulse={alarm} />
      <span className={styles.words}>
        <span className={styles.title}>
          {sealed && <SealedMark />} {title}
        </span>
        <span className={styles.place}>
          {item.areaName}
          {reason && ` · ${reason}`}
        </span>
      </span>
      <span className={styles.state}>
        <AgeLabel at={item.registeredAt} className={styles.age ?? ''} />
        <span>{dueAt ? <DueLabel dueAt={dueAt} /> : t(`case.status.${item.status}`)}</span>
      </span>
    </Link>
  );
}
