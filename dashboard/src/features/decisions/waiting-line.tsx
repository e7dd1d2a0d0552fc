import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { refusalWords } from '../../ui/error-words.ts';
import styles from './decisions.module.css';
import type { Waiting } from './outbox.ts';

interface WaitingLineProps {
  waiting: Waiting;
  /** Puts it back into the form. */
  onChange: () => void;
}

/** A decision that the server has not said yes to: kept on this machine, and why it waits. */
export function WaitingLine({ waiting: { input, refused }, onChange }: WaitingLineProps) {
  const { t } = useTranslation();
  const { department } = useReferenceWords();
  return (
    <div className={styles.line} data-standing={refused === null ? 'waiting' : 'refused'}>
      <span className={styles.head}>
        <strong className={styles.standing} role="status">
          {refused === null ? t('decisions.waiting') : refusalWords(refused, t)}
        </strong>
      </span>
      <p className={styles.text}>{input.text}</p>
      <span className={styles.who}>
        {department(input.department)} · {t('decisions.by', { day: input.dueOn })}
      </span>
      {refused !== null && (
        <Button size="small" onClick={onChange}>
          {t('decisions.change')}
        </Button>
      )}
    </div>
  );
}
