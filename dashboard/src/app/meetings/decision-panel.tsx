import type { Decision } from '@fengqiao/contract/decisions';
import { useTranslation } from 'react-i18next';
import { DecisionLine } from '../../features/decisions/decision-line.tsx';
import { FoundDone } from '../../features/decisions/found-done.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';

interface DecisionPanelProps {
  title: string;
  decisions: readonly Decision[];
  emptyText: string;
}

/** Decisions of a meeting with what became of them, and how many of how many are done and late. */
export function DecisionPanel({ title, decisions, emptyText }: DecisionPanelProps) {
  const { t } = useTranslation();
  const done = decisions.filter(({ state }) => state === 'done').length;
  const late = decisions.filter((each) => each.late).length;
  return (
    <Panel
      title={title}
      note={decisions.length > 0 && t('meetings.earlierNote', { count: decisions.length, done, late })}
      state={{ kind: 'ready' }}
    >
      {decisions.length === 0 && <p className={page.faint}>{emptyText}</p>}
      {decisions.map((decision) => (
        <DecisionLine
          key={decision.id}
          decision={decision}
          actions={decision.side === 'meeting' && <FoundDone decision={decision} />}
        />
      ))}
    </Panel>
  );
}
