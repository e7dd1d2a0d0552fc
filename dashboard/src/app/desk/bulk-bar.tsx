import { Button } from 'antd';
import { useEffect, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './bulk-bar.module.css';
import type { BulkAcknowledge } from './use-bulk-acknowledge.ts';

interface BulkBarProps {
  bulk: BulkAcknowledge;
  /** Codes of the chosen rows. */
  chosen: readonly string[];
  /** How many of the list nobody has acknowledged. */
  fresh: number;
  onChooseFresh: () => void;
}

/** Acknowledges the chosen red cases together, with ten seconds to take it back. */
export function BulkBar({ bulk, chosen, fresh, onChooseFresh }: BulkBarProps) {
  const { t } = useTranslation();
  if (bulk.held !== null) return <HeldBar bulk={bulk} />;
  return (
    <div className={styles.bar}>
      <span>{t('desk.todo.chosen', { count: chosen.length })}</span>
      <Button size="small" disabled={fresh === 0} onClick={onChooseFresh}>
        {t('desk.todo.chooseNew')}
      </Button>
      <Button
        size="small"
        type="primary"
        disabled={chosen.length === 0}
        onClick={() => bulk.acknowledge(chosen)}
      >
        {t('desk.todo.acknowledgeChosen')}
      </Button>
      <span className={styles.hint}>{t('desk.todo.bulkNote')}</span>
    </div>
  );
}

function HeldBar({ bulk: { held, undo, now } }: { bulk: BulkAcknowledge }) {
  const { t } = useTranslation();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, []);
  if (held === null) return null;
  const seconds = Math.max(0, Math.ceil((held.until - performance.now()) / 1000));
  return (
    <div className={styles.bar}>
      <span aria-hidden="true">{t('desk.todo.held', { count: held.item.length, seconds })}</span>
      {/* Said once, not every second. */}
      <span role="status" className="visually-hidden">
        {t('desk.todo.held', { count: held.item.length, seconds: 10 })}
      </span>
      {/* The hand has just pressed the button that stood here. */}
      <Button size="small" autoFocus onClick={undo}>
        {t('desk.todo.undo')}
      </Button>
      <Button size="small" onClick={now}>
        {t('desk.todo.heldNow')}
      </Button>
    </div>
  );
}
