import { EyeFilled } from '@ant-design/icons';
import type { Viewing } from '@fengqiao/contract/viewings';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/use-now.ts';
import { errorWords } from '../../ui/error-words.ts';
import { useViewingActions, useViewings } from './use-viewings.ts';
import { watchedNow } from './viewing-lists.ts';
import { Asker, Until } from './viewing-words.tsx';
import styles from './viewings.module.css';

/**
 * Tells the people of a room that somebody looks into it: who, why, until when. It stays for as long as the viewing runs and can
 * only be ended, not dismissed.
 */
export function WatchedBanner() {
  const { viewings, account } = useViewings();
  const watched = watchedNow(viewings, account, useNow(1_000));
  return (
    <div role="alert" className={styles.banners}>
      {watched.map((viewing) => (
        <WatchedRoom key={viewing.id} viewing={viewing} />
      ))}
    </div>
  );
}

function WatchedRoom({ viewing }: { viewing: Viewing }) {
  const { t } = useTranslation();
  const { end } = useViewingActions();
  return (
    <div className={styles.banner} data-viewing={viewing.id}>
      <EyeFilled aria-hidden className={styles.eye ?? ''} />
      <p className={styles.bannerWords}>
        <strong>{t('viewing.watched', { room: viewing.cameraName })}</strong>{' '}
        <span>
          <Asker viewing={viewing} />
        </span>
        <span>
          {t('viewing.watchedWhy', {
            purpose: t(`confidential.purpose.${viewing.purpose}`),
            by: viewing.decidedBy?.displayName ?? '',
          })}
        </span>
        {viewing.reason && <span className={styles.quote}>{viewing.reason}</span>}
        <Until viewing={viewing} />
      </p>
      {end.error && <span role="alert">{errorWords(end.error, t)}</span>}
      <Button danger loading={end.isPending} onClick={() => end.mutate(viewing.id)}>
        {t('viewing.end')}
      </Button>
    </div>
  );
}
