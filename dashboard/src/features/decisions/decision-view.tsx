import type { Decision } from '@fengqiao/contract/decisions';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import page from '../../ui/page.module.css';
import { DecisionLine } from './decision-line.tsx';
import styles from './decisions.module.css';
import { ReportForm } from './report-form.tsx';

interface DecisionViewProps {
  decision: Decision;
}

/** One decision with everything that was reported of it, and the form for the next report. */
export function DecisionView({ decision }: DecisionViewProps) {
  const { t } = useTranslation();
  const { id, meetingId, meetingTitle, decidedAt, reports, state, side, page: shown } = decision;
  return (
    <article>
      <DecisionLine decision={decision} />
      <p className={page.faint}>
        {t('decisions.takenIn')}{' '}
        <Link to="/meetings/$id" params={{ id: meetingId }}>
          {meetingTitle}
        </Link>{' '}
        · {dateTimeOf(decidedAt)}
        {shown !== null && (
          <>
            {' · '}
            <Link to="/meetings/$id/present" params={{ id: meetingId }} search={{ page: shown }}>
              {t('decisions.pageThen')}
            </Link>
          </>
        )}
      </p>
      <h3 className={styles.title}>{t('decisions.reports')}</h3>
      {reports.length === 0 && <p className={page.faint}>{t('decisions.noReports')}</p>}
      <ol className={styles.reports}>
        {reports.map(({ at, byName, text, state: said }) => (
          <li key={at}>
            <span className={page.faint}>
              {dateTimeOf(at)} · {byName} · {t(`decisions.standing.${said}`)}
            </span>
            <p className={styles.text}>{text}</p>
          </li>
        ))}
      </ol>
      {(side === 'meeting' || (side === 'owner' && state === 'open')) && (
        <ReportForm key={id} decision={decision} mayEnd={side === 'meeting'} />
      )}
    </article>
  );
}
