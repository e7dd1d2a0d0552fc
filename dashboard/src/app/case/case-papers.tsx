import { CaseDecisions } from '../../features/decisions/case-decisions.tsx';
import { CaseDocumentsPanel } from '../../features/documents/case-documents.tsx';
import { CaseLetters } from '../../features/letters/case-letters.tsx';
import { RelatedPanel } from '../../features/topics/related-panel.tsx';

/** What was written of a case, and cases that may be the same matter; under the case in the drawer and on its page. */
export function CasePapers({ caseCode }: { caseCode: string }) {
  return (
    <>
      <CaseLetters caseCode={caseCode} />
      <CaseDecisions caseCode={caseCode} />
      <CaseDocumentsPanel caseCode={caseCode} />
      <RelatedPanel caseCode={caseCode} />
    </>
  );
}
