import type { Checklist } from '@fengqiao/contract/checklists';
import { useTranslation } from 'react-i18next';
import styles from './checklists.module.css';

type Progress = Pick<Checklist, 'met' | 'partly' | 'notMet' | 'items'>;
const parts = ['met', 'partly', 'notMet'] as const;

/** How far a list is: what is met, partly met and not met of all items; the rest nobody has said. */
export function ProgressBar({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const { met, partly, notMet, items } = progress;
  const open = items - met - partly - notMet;
  return (
    <div className={styles.progress}>
      <div className={styles.bar} aria-hidden="true">
        {parts.map((part) => (
          <span
            key={part}
            className={styles[part]}
            style={{ width: `${items === 0 ? 0 : (progress[part] / items) * 100}%` }}
          />
        ))}
      </div>
      <span>{t('checklists.progress', { met, items, partly, notMet, open })}</span>
    </div>
  );
}
