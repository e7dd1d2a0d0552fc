import type { Decision, DecisionInput } from '@fengqiao/contract/decisions';
import type { Meeting } from '@fengqiao/contract/meetings';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DecisionDraft, emptyDraft } from '../../features/decisions/decision-fields.ts';
import { DecisionForm } from '../../features/decisions/decision-form.tsx';
import { DecisionLine } from '../../features/decisions/decision-line.tsx';
import { FoundDone } from '../../features/decisions/found-done.tsx';
import { isThere, keepDraft, readDraft } from '../../features/decisions/outbox.ts';
import { useOutbox } from '../../features/decisions/use-outbox.ts';
import { WaitingLine } from '../../features/decisions/waiting-line.tsx';
import { fetchMeeting, meetingQuery } from '../../features/meetings/api.ts';
import { NoteForm } from '../../features/meetings/note-form.tsx';
import { dayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './present.module.css';

/** What is typed beside the page. */
export type SideForm = 'decision' | 'note';

interface PresentSideProps {
  meeting: Meeting;
  /** Page that is shown; a decision and a note carry it. */
  page: string | null;
  form: SideForm | null;

  onForm: (form: SideForm | null) => void;
}

/** Beside the page: what was decided now, the form for the next, and what became of what was decided before. */
export function PresentSide({ meeting, page, form, onForm }: PresentSideProps) {
  const { t } = useTranslation();
  const { id, taken, earlier, state, may } = meeting;
  const done = earlier.filter((each) => each.state === 'done').length;
  const late = earlier.filter((each) => each.late).length;
  return (
    <aside className={styles.side} aria-label={t('decisions.title')}>
      {form === 'note' && may.write && (
        <section>
          <h2 className={styles.sideTitle}>{t('meetings.newNote')}</h2>
          <NoteForm meetingId={id} page={page} autoFocus onClose={() => onForm(null)} />
        </section>
      )}
      <Taken meeting={meeting} page={page} open={form === 'decision'} onForm={onForm} />
      {taken.length === 0 && state !== 'open' && (
        <p className={styles.soft}>{t(state === 'planned' ? 'meetings.notOpen' : 'meetings.noTaken')}</p>
      )}
      <section>
        <h2 className={styles.sideTitle}>
          {t('meetings.earlier')}{' '}
          <span className={styles.soft}>
            {earlier.length > 0 && t('meetings.earlierNote', { count: earlier.length, done, late })}
          </span>
        </h2>
        {earlier.length === 0 && <p className={styles.soft}>{t('meetings.noEarlier')}</p>}
        {earlier.map((decision) => (
          <DecisionLine
            key={decision.id}
            decision={decision}
            actions={decision.side === 'meeting' && may.decide && <FoundDone decision={decision} />}
          />
        ))}
      </section>
    </aside>
  );
}

interface TakenProps {
  meeting: Meeting;
  page: string | null;
  open: boolean;

  onForm: (form: SideForm | null) => void;
}

/** The decisions of this meeting: those that the server has, those on their way, and the one that is typed. */
function Taken({ meeting, page, open, onForm }: TakenProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { id, areaCode, taken, may } = meeting;
  const today = dayOf(useNow(60_000));
  const reload = async (): Promise<readonly Decision[]> => {
    const now = await fetchMeeting(id);
    queryClient.setQueryData(meetingQuery(id).queryKey, now);
    return now.taken;
  };
  const outbox = useOutbox(id, reload);
  const [draft, setDraft] = useState<DecisionDraft>(
    () => readDraft<DecisionDraft>(localStorage, id) ?? emptyDraft(areaCode, today),
  );
  const type = (next: DecisionDraft) => {
    setDraft(next);
    keepDraft(localStorage, id, next);
  };
  const submit = (input: DecisionInput) => {
    outbox.add(input);
    keepDraft(localStorage, id, null);
    // The next one is often for the same department.
    setDraft(emptyDraft(areaCode, today, input.department));
    onForm(null);
  };
  const change = (key: string) => {
    const input = outbox.take(key);
    if (input === null) return;
    type({ ...input, owner: input.owner ?? '', cases: input.caseCodes.join(' ') });
    onForm('decision');
  };
  const waiting = outbox.waiting.filter((each) => !isThere(taken, each));
  const writes = may.decide;
  return (
    <section>
      <h2 className={styles.sideTitle}>
        {t('meetings.taken')} <span className={styles.soft}>{taken.length + waiting.length}</span>
      </h2>
      {taken.map((decision) => (
        <DecisionLine key={decision.id} decision={decision} />
      ))}
      {waiting.map((each) => (
        <WaitingLine key={each.key} waiting={each} onChange={() => change(each.key)} />
      ))}
      {writes && !open && (
        <button type="button" className={styles.take} onClick={() => onForm('decision')}>
          {draft.text.trim() === '' ? t('meetings.takeDecision') : draft.text} <kbd>D</kbd>
        </button>
      )}
      {writes && open && (
        <DecisionForm
          draft={draft}
          onChange={type}
          today={today}
          page={page}
          onSubmit={submit}
          onCancel={() => onForm(null)}
        />
      )}
    </section>
  );
}
