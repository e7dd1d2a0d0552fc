import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseDetailQuery } from '../../features/cases/api.ts';
import { CaseView } from '../../features/cases/case-view.tsx';
import { CompareRules } from '../../features/cases/compare/compare-rules.tsx';
import { CaseDocumentsPanel } from '../../features/documents/case-documents.tsx';
import { CaseLetters } from '../../features/letters/case-letters.tsx';
import { RelatedPanel } from '../../features/topics/related-panel.tsx';
import styles from './page.module.css';

/** `/cases/:caseCode`: one case on a page of its own. */
export function CasePage() {
  const { t } = useTranslation();
  const { caseCode } = useParams({ from: '/shell/cases/$caseCode' });
  // Of a case that is not there for this account nothing else is asked: one answer says so.
  const found = useQuery(caseDetailQuery(caseCode)).data !== undefined;
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
      </nav>
      <CaseView caseCode={caseCode} />
      {found && (
        <>
          <CaseLetters caseCode={caseCode} />
          <CaseDocumentsPanel caseCode={caseCode} />
          <RelatedPanel caseCode={caseCode} />
          <CompareRules caseCode={caseCode} />
        </>
      )}
    </div>
  );
}
