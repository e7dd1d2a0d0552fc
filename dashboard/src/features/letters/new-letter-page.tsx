import { skipToken, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { letterQuery, offerQuery } from './api.ts';
import { LetterForm } from './letter-form.tsx';

/** `/letters/new`: a letter of a case or of an area, or a draft that is changed. */
export function NewLetterPage() {
  const { t } = useTranslation();
  const { case: caseCode, draft: draftId } = useSearch({ from: '/shell/letters/new' });
  const draft = useQuery(
    draftId === undefined ? { queryKey: ['letters', 'none'], queryFn: skipToken } : letterQuery(draftId),
  );
  const offer = useQuery(offerQuery(caseCode ?? draft.data?.caseCodes[0]));
  const waits = draftId !== undefined && draft.data === undefined;
  const title = t(draftId === undefined ? 'letters.new' : 'letters.do.edit');
  return (
    <div className={page.wide}>
      <p>
        <Link to="/letters">{t('letters.title')}</Link>
      </p>
      <h1 className={page.title}>{title}</h1>
      <Panel
        title={t('letters.content')}
        state={waits ? panelState(draft) : panelState(offer, ({ kinds }) => kinds.length === 0)}
        emptyText={t('letters.noKinds')}
        onRetry={() => void (waits ? draft : offer).refetch()}
      >
        {offer.data && !waits && (
          <LetterForm
            key={draftId ?? caseCode ?? ''}
            offer={offer.data}
            caseCode={caseCode}
            draft={draft.data}
          />
        )}
      </Panel>
    </div>
  );
}
