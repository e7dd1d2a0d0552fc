import type { CaseDetail } from '@fengqiao/contract/cases';
import type { CaseNote } from '@fengqiao/contract/confidentiality';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { Panel, PanelError } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import styles from './case.module.css';
import own from './confidential.module.css';
import { caseNotesQuery, removeNote } from './confidential-api.ts';
import { FoldSection } from './fold-section.tsx';
import { NoteForm } from './note-form.tsx';

function Note({ caseCode, note }: { caseCode: string; note: CaseNote }) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeNote(caseCode, note.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: caseNotesQuery(caseCode).queryKey }),
  });
  return (
    <li className={own.note} data-side={note.side}>
      <div className={own.noteHead}>
        <strong>{t(`confidential.side.${note.side}`)}</strong>
        <span>{note.authorName}</span>
        <time dateTime={note.createdAt}>{shortDateTimeOf(note.createdAt)}</time>
        <span className={styles.faint}>
          {note.readers.length === 0
            ? t('confidential.onlyAuthor')
            : t('confidential.readBy', { names: note.readers.join(t('confidential.listComma')) })}
        </span>
        {note.author === session?.account && (
          <Popconfirm
            title={t('confidential.noteRemoveAsk')}
            okText={t('confidential.noteRemove')}
            onConfirm={() => remove.mutateAsync()}
          >
            <Button size="small" type="text" danger loading={remove.isPending}>
              {t('confidential.noteRemove')}
            </Button>
          </Popconfirm>
        )}
      </div>
      {remove.error && <PanelError error={remove.error} />}
      <p className={own.noteBody}>{note.body}</p>
    </li>
  );
}

function Notes({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const query = useQuery(caseNotesQuery(detail.caseCode));
  const notes = query.data?.items ?? [];
  return (
    <>
      <Panel
        title={t('confidential.notes')}
        hideTitle
        state={panelState(query, () => notes.length === 0)}
        emptyText={t('confidential.noNotes')}
        onRetry={() => void query.refetch()}
      >
        <ul className={own.notes}>
          {notes.map((note) => (
            <Note key={note.id} caseCode={detail.caseCode} note={note} />
          ))}
        </ul>
      </Panel>
      {query.data && <NoteForm detail={detail} />}
    </>
  );
}

/** 背对背: what each side told the mediator alone. Opened on purpose; opening it is recorded. */
export function NotesPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <FoldSection
      title={t('confidential.notes')}
      note={t('confidential.notesNote')}
      openText={t('confidential.notesOpen')}
      render={() => <Notes detail={detail} />}
    />
  );
}
