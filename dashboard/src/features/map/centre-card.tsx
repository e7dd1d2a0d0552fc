import { type RoomUse, roomUseAt } from '@fengqiao/contract/room-use';
import type { CentreNow } from '@fengqiao/contract/rooms-now';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import styles from './desk-map.module.css';

interface CentreCardProps {
  centre: CentreNow;
  /** The server's clock when it said so. */
  nowMs: number;
  /** Links to its pages; the page around the map knows them. */
  links?: ReactNode;
}

/** A centre and what its rooms are used for, as its own people said; never a picture, and nothing that nobody has said. */
export function CentreCard({ centre, nowMs, links }: CentreCardProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.why}>
      <h3 className={styles.whyTitle}>{centre.name}</h3>
      <p className={styles.whyHint}>
        {t('map.centre.counts', { today: centre.casesToday, open: centre.open, red: centre.red })}
      </p>
      {centre.rooms.length === 0 && <p className={styles.whyHint}>{t('map.centre.noRooms')}</p>}
      <ul className={styles.rooms}>
        {centre.rooms.map(({ id, name, private: isPrivate, use }) => (
          <li key={id} className={styles.room}>
            <span>
              {name}
              {isPrivate && <small className={styles.roomPrivate}> {t('map.centre.private')}</small>}
            </span>
            <State use={use} nowMs={nowMs} />
          </li>
        ))}
      </ul>
      {links}
    </div>
  );
}

function State({ use, nowMs }: { use: RoomUse | null; nowMs: number }) {
  const { t } = useTranslation();
  const state = roomUseAt(use, nowMs);
  const since = use && state !== 'unknown' ? shortDateTimeOf(use.since) : null;
  return (
    <span className={styles.roomState} data-state={state}>
      {t(`map.centre.state.${state}`)}
      {since && <small> {t('map.centre.since', { time: since })}</small>}
    </span>
  );
}
