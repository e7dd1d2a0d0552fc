import type { Whistle } from '@fengqiao/contract/orders';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import styles from './case.module.css';
import { DueLabel } from './due-label.tsx';
import own from './order.module.css';

/** 吹哨: who was called, until when an answer was due, and whether it came in time. */
export function WhistleList({ whistles }: { whistles: readonly Whistle[] }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  if (whistles.length === 0) return null;
  return (
    <ul className={`${styles.list} ${own.whistles}`}>
      {whistles.map(({ at, department, respondBy, answeredAt, state }) => (
        <li key={`${at} ${department}`} className={styles.clock} data-state={clockStates[state]}>
          <div className={styles.clockHead}>
            <span>{t(`act.whistle.${state}`, { department: words.department(department) })}</span>
            {answeredAt === null && <DueLabel dueAt={respondBy} />}
          </div>
          <div className={styles.faint}>
            {t('act.whistled', { at: shortDateTimeOf(at), by: shortDateTimeOf(respondBy) })}
            {answeredAt && ` · ${t('act.answered', { at: shortDateTimeOf(answeredAt) })}`}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A whistle looks like the deadline it is. */
const clockStates: Record<Whistle['state'], string> = {
  open: 'running',
  late: 'overdue',
  answered: 'met',
  answeredLate: 'metLate',
};
