import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { terminalAbility } from '../../lib/terminal/ability.ts';
import { challengeQuery, thisTerminalQuery } from './api.ts';
import styles from './gate.module.css';

interface TerminalNoteProps {
  /** False on the page where a machine is registered. */
  enrolLink?: boolean;
  /** The gateway knows the terminal no more, or not for this account. */
  refused?: boolean;
}

/** Which terminal this machine is, or how it becomes one. */
export function TerminalNote({ enrolLink = true, refused = false }: TerminalNoteProps) {
  const { t } = useTranslation();
  const { data: terminal } = useQuery(thisTerminalQuery);
  const { data: challenge } = useQuery(challengeQuery);
  if (terminal === undefined) return null;
  if (terminal)
    return (
      <p className={styles.note} data-testid="terminal">
        <strong>{t('session.terminal.is', { name: terminal.name })}</strong>
        {terminal.place && <span className={styles.noteDetail}>{terminal.place}</span>}
        {refused && <a href="/enrol">{t('session.terminal.enrolAgain')}</a>}
      </p>
    );
  const required = challenge?.terminals === 'required';
  return (
    <div className={styles.note} data-warn={required || undefined} data-testid="terminal">
      <strong>{t('session.terminal.none')}</strong>
      <span className={styles.noteDetail}>
        {t(required ? 'session.terminal.required' : 'session.terminal.optional')}
      </span>
      {terminalAbility() === 'insecure' && challenge?.proof !== 'certificate' ? (
        <InsecureWords />
      ) : (
        enrolLink && <a href="/enrol">{t('session.terminal.enrol')}</a>
      )}
    </div>
  );
}

/** Why this page can hold no key, and what to do about it. */
export function InsecureWords() {
  const { t } = useTranslation();
  return (
    <span className={styles.noteDetail} data-insecure="true">
      {t('session.terminal.insecure', { address: `https://${location.host}` })}
    </span>
  );
}
