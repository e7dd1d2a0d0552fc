import type { LetterSummary } from '@fengqiao/contract/letters';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rowProps } from '../../lib/keyboard/use-list-keys.ts';
import page from '../../ui/page.module.css';
import { dueText } from './due-text.ts';
import styles from './letters.module.css';

/** A letter that waits for an answer, in a narrow list; opens in the register. */
export function LetterRow({ letter, reason }: { letter: LetterSummary; reason: string }) {
  const { t } = useTranslation();
  const { id, number, subject, areaName, recipient, dueAt, overdue } = letter;
  return (
    <Link to="/letters" search={{ id }} className={styles.row} {...rowProps(id)}>
      <span>{subject}</span>
      <span className={page.faint}>
        {number} · {areaName} → {recipient} · {reason}
      </span>
      {dueAt && (
        <span className={overdue ? page.bad : page.faint}>
          {t('letters.answerBy', { time: dueText(dueAt) })}
        </span>
      )}
    </Link>
  );
}
