import type { CaseDetail } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { sessionQuery } from '../../lib/session.ts';
import { useLiveState, useStaleSince } from '../../live/live-context.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type PanelState, panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { AccessRecord } from './access-record.tsx';
import { ActPanel } from './acts/act-panel.tsx';
import { caseDetailQuery } from './api.ts';
import styles from './case.module.css';
import { CaseCodeLabel } from './case-code.tsx';
import { CaseWatermark } from './case-watermark.tsx';
import { ClockList } from './clock-list.tsx';
import own from './confidential.module.css';
import { ConfidentialBar } from './confidential-bar.tsx';
import { DueLabel } from './due-label.tsx';
import { Facts } from './facts.tsx';
import { Ladder } from './ladder.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { OrderSection } from './order-section.tsx';
import { TierReasons } from './tier-reasons.tsx';
import { Timeline } from './timeline.tsx';
import { useAcknowledge } from './use-acknowledge.ts';
import { useClosed } from './use-closed.ts';
import { useUnmaskEnd } from './use-unmask-end.ts';

interface CaseViewProps {
  caseCode: string;
  /** More things to do with the case, beside acknowledging it. */
  actions?: ReactNode;
  /** Where it is: between what has to be done and what happened. */
  renderPlace?: (detail: CaseDetail) => ReactNode;
}

function CaseHead({ detail, actions }: { detail: CaseDetail; actions?: ReactNode }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const unacknowledged = useLiveState('unacknowledged').has(detail.caseCode);
  const acknowledge = useAcknowledge();
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{detail.title || t('case.untitled')}</h2>
      <div className={styles.under}>
        <TierMark tier={detail.tier} word pulse={unacknowledged} />
        <span>{t(`case.status.${detail.status}`)}</span>
        {detail.dueAt && <DueLabel dueAt={detail.dueAt} />}
        <CaseCodeLabel caseCode={detail.caseCode} />
      </div>
      <div className={styles.under}>
        <span>{detail.areaName}</span>
        {detail.category && <span>{words.category(detail.category)}</span>}
        {detail.leadDepartment && <span>{words.department(detail.leadDepartment)}</span>}
      </div>
      {(unacknowledged || actions) && (
        <div className={styles.actions}>
          {unacknowledged && (
            <Button
              type="primary"
              loading={acknowledge.isPending}
              onClick={() => acknowledge.mutate(detail.caseCode)}
            >
              {t('case.acknowledge')} <KeyCaps keys={['a']} />
            </Button>
          )}
          {actions}
        </div>
      )}
    </header>
  );
}

/** A whole case: why its tier, how long it has, what was tried, what happened, what is known. */
export function CaseView({ caseCode, actions, renderPlace }: CaseViewProps) {
  const { t } = useTranslation();
  const query = useQuery(caseDetailQuery(caseCode));
  const over = useUnmaskEnd(caseCode, query.data);
  const closed = useClosed(caseCode, query);
  const staleSince = useStaleSince();
  const { data: session } = useQuery(sessionQuery);
  // The gateway's rule: the handling team, and whoever supervises it.
  const mayReadAccess =
    query.data?.confidentiality.visibility === 'full' ||
    session?.role === 'leader' ||
    session?.role === 'head';
  let state: PanelState = panelState(query, undefined, staleSince);
  if (closed) state = { kind: 'error', error: query.error };
  else if (over) state = { kind: 'loading' };
  return (
    <Panel title={t('case.title')} hideTitle state={state} onRetry={() => void query.refetch()}>
      {query.data && (
        <article className={`${styles.view} ${own.sheet}`}>
          <ConfidentialBar detail={query.data} />
          <CaseHead detail={query.data} actions={actions} />
          <ActPanel detail={query.data} />
          <OrderSection detail={query.data} />
          <TierReasons detail={query.data} />
          <ClockList clocks={query.data.clocks} />
          <Ladder steps={query.data.ladder} />
          {renderPlace?.(query.data)}
          <Timeline events={query.data.timeline} />
          <Facts detail={query.data} />
          {query.data.confidentiality.mayNote && <NotesPanel detail={query.data} />}
          {mayReadAccess && <AccessRecord caseCode={caseCode} />}
          <CaseWatermark
            caseCode={caseCode}
            unmasked={query.data.confidentiality.visibility === 'unmasked'}
          />
        </article>
      )}
    </Panel>
  );
}
