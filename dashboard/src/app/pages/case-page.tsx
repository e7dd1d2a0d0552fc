import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseDetailQuery } from '../../features/cases/api.ts';
import { CaseView } from '../../features/cases/case-view.tsx';
import { CompareRules } from '../../features/cases/compare/compare-rules.tsx';
import { CasePapers } from '../case/case-papers.tsx';
import { CasePlace } from '../case/case-place.tsx';
import { useAcknowledgeKey } from '../desk/use-acknowledge-key.ts';
import styles from './page.module.css';

/** `/cases/:caseCode`: one case on a page of its own. */
export function CasePage() {
  const { t } = useTranslation();
  const { caseCode } = useParams({ from: '/shell/cases/$caseCode' });
  // Of a case that is not there for this account nothing else is asked: one answer says so.
  const found = useQuery(caseDetailQuery(caseCode)).data !== undefined;
  useAcknowledgeKey(caseCode);
  return (
    <div className={styles.narrow}>
      <h1 className="visually-hidden">
        {t('desk.case')} {caseCode}
      </h1>
      <nav className={styles.back}>
        <Link to="/cases">{t('case.title')}</Link>
        <Link to="/" search={{ case: caseCode }}>
          {t('shell.onDesk')}
        </Link>
        <Link to="/cases/$caseCode/replay" params={{ caseCode }}>
          {t('replay.open')}
        </Link>
      </nav>
      <CaseView caseCode={caseCode} renderPlace={(detail) => <CasePlace detail={detail} toWall={false} />} />
      {found && (
        <>
          <CasePapers caseCode={caseCode} />
          <CompareRules caseCode={caseCode} />
        </>
      )}
    </div>
  );
}
