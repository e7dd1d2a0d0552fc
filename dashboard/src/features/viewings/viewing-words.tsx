import type { Viewing } from '@fengqiao/contract/viewings';
import { useTranslation } from 'react-i18next';
import { dateTimeOf, minuteOf } from '../../lib/time.ts';
import { Countdown } from './countdown.tsx';
import styles from './viewings.module.css';

/** Who asked: name, account and office. */
export function Asker({ viewing }: { viewing: Viewing }) {
  const { displayName, account, areaName } = viewing.requestedBy;
  return (
    <>
      <strong>{displayName}</strong> <span className={styles.faint}>{`${account} · ${areaName}`}</span>
    </>
  );
}

/** Until when a running viewing lasts, and how long that is. */
export function Until({ viewing }: { viewing: Viewing }) {
  const { t } = useTranslation();
  if (viewing.expiresAt === null) return null;
  return (
    <span className={styles.until}>
      {t('viewing.until', { time: minuteOf(viewing.expiresAt) })} <Countdown until={viewing.expiresAt} />
    </span>
  );
}

/** The state of a viewing as a word with its colour. */
export function StateTag({ viewing }: { viewing: Viewing }) {
  const { t } = useTranslation();
  return (
    <span className={styles.tag} data-state={viewing.state}>
      {t(`viewing.state.${viewing.state}`)}
    </span>
  );
}

/** What came of a request, in a sentence; null while it waits. */
export function useOutcome(viewing: Viewing): string | null {
  const { t } = useTranslation();
  const by = viewing.decidedBy?.displayName ?? '';
  switch (viewing.state) {
    case 'requested':
      return null;
    case 'approved':
      return t('viewing.outcome.approved', { by, time: minuteOf(viewing.decidedAt ?? viewing.requestedAt) });
    case 'refused':
      return viewing.decisionReason === null
        ? t('viewing.outcome.refusedBy', { by })
        : t('viewing.outcome.refused', { by, reason: viewing.decisionReason });
    case 'ended': {
      const end = viewing.endedAt ?? viewing.expiresAt;
      return by === ''
        ? t('viewing.outcome.withdrawn')
        : t('viewing.outcome.ended', { by, time: end === null ? '' : dateTimeOf(end) });
    }
    case 'lapsed':
      return t('viewing.outcome.lapsed');
  }
}
