import type { Decision } from '@fengqiao/contract/decisions';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../lib/time.ts';
import styles from './decisions.module.css';
import { standingOf } from './standing.ts';

interface DecisionLineProps {
  decision: Decision;
  /** What can be done with it. */
  actions?: ReactNode;
}

/** One 交办 item: number, what, who answers, by when, and what was reported of it last. */
export function DecisionLine({ decision, actions }: DecisionLineProps) {
  const { t } = useTranslation();
  const { id, number, text, departmentLabel, ownerAreaName, owner, dueOn, endedAt, reports, caseCodes } =
    decision;
  const standing = standingOf(decision);
  const last = reports.at(-1);
  return (
    <div className={styles.line} data-standing={standing} data-decision={id}>
      <span className={styles.head}>
        <Link to="/decisions" search={{ id, view: 'all' }} className={styles.number}>
          {number}
        </Link>
        <strong className={styles.standing}>{t(`decisions.standing.${standing}`)}</strong>
      </span>
      <p className={styles.text}>{text}</p>
      <span className={styles.who}>
        {[ownerAreaName, departmentLabel, owner].filter(Boolean).join(' · ')} ·{' '}
        {endedAt === null ? t('decisions.by', { day: dueOn }) : t('decisions.ended', { day: dayOf(endedAt) })}
      </span>
      {caseCodes.length > 0 && (
        <span className={styles.who}>
          {caseCodes.map((caseCode) => (
            <Link key={caseCode} to="/cases/$caseCode" params={{ caseCode }} className={styles.case}>
              {caseCode}
            </Link>
          ))}
        </span>
      )}
      {last && (
        <span className={styles.report}>
          {t('decisions.reported', { day: dayOf(last.at), name: last.byName })} {last.text}
        </span>
      )}
      {actions}
    </div>
  );
}
