import { useTranslation } from 'react-i18next';
import { secondOf, spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { errorWords } from '../../ui/error-words.ts';
import styles from './desk-map.module.css';

interface MapNoticeProps {
  /** False = this terminal has no WebGL and shows the simple map. */
  drawable: boolean;
  loading: boolean;
  lost: boolean;
  /** Anything thrown by a request, or the words of a tile error. */
  error: unknown;
  /** Milliseconds since when what is drawn may be out of date. */
  staleSince: number | null;
  empty: boolean;
}

/** What the map has to say about itself; nothing while all is well. */
export function MapNotice({ drawable, loading, lost, error, staleSince, empty }: MapNoticeProps) {
  const { t } = useTranslation();
  if (lost) return <Notice kind="lost" text={t('map.lost')} />;
  if (error)
    return <Notice kind="error" text={typeof error === 'string' ? t('map.noTiles') : errorWords(error, t)} />;
  if (loading) return <Notice kind="loading" text={t('map.loading')} />;
  if (staleSince !== null) return <StaleNotice since={staleSince} />;
  if (!drawable) return <Notice kind="flat" text={t('map.noWebgl')} />;
  if (empty) return <Notice kind="empty" text={t('map.empty')} />;
  return null;
}

function Notice({ kind, text }: { kind: string; text: string }) {
  const alarming = kind === 'lost' || kind === 'error';
  return (
    <p className={styles.notice} data-kind={kind} role={alarming ? 'alert' : 'status'}>
      {text}
    </p>
  );
}

function StaleNotice({ since }: { since: number }) {
  const { t } = useTranslation();
  const { unit, count } = spanOf(useNow(1000) - since);
  const age = t(`time.${unit}`, { count });
  return <Notice kind="stale" text={t('common.staleSince', { time: secondOf(since), age })} />;
}
