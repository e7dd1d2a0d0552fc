import type { Meeting } from '@fengqiao/contract/meetings';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './meetings.module.css';
import { NoteForm } from './note-form.tsx';

/** What was noted, each with the page that it was said to. */
export function NotePanel({ meeting, mayWrite }: { meeting: Meeting; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { id, notes } = meeting;
  return (
    <Panel title={t('meetings.notes')} note={notes.length || null} state={{ kind: 'ready' }}>
      {notes.length === 0 && <p className={styles.faint}>{t('meetings.noNotes')}</p>}
      <ol className={styles.notes}>
        {notes.map(({ at, byName, page, text }) => (
          <li key={`${at} ${text}`}>
            <span className={styles.faint}>
              {shortDateTimeOf(at)} · {byName}
              {page !== null && (
                <>
                  {' · '}
                  <Link to="/meetings/$id/present" params={{ id }} search={{ page }}>
                    {t('meetings.toPage')}
                  </Link>
                </>
              )}
            </span>
            <p className={styles.words}>{text}</p>
          </li>
        ))}
      </ol>
      {mayWrite && <NoteForm meetingId={id} page={null} />}
    </Panel>
  );
}
