import type { CaseSummary } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import { DueLabel } from '../../features/cases/due-label.tsx';
import { useReferenceWords } from '../../lib/reference.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import own from './triage.module.css';

interface TriageRowProps {
  item: CaseSummary;
  chosen: boolean;
  onChoose: () => void;
}

/** One case of the queue with the time that is left to triage it. */
export function TriageRow({ item, chosen, onChoose }: TriageRowProps) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  return (
    <li>
      <button type="button" className={own.row} aria-current={chosen || undefined} onClick={onChoose}>
        <TierMark tier={item.tier} />
        <span className={own.words}>
          <span className={own.name}>{item.title || t('case.untitled')}</span>
          <span className={own.faint}>
            {item.areaName} · {words.category(item.category)}
          </span>
        </span>
        <DueLabel dueAt={item.dueAt} />
      </button>
    </li>
  );
}
