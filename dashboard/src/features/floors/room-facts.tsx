import type { RoomState } from '@fengqiao/contract/centres';
import type { FloorCamera, FloorRoom } from '@fengqiao/contract/floors';
import { ringArea } from '@fengqiao/contract/plan-shape';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import page from '../../ui/page.module.css';
import styles from './floors.module.css';
import { type ShownUse, UseMark } from './use-mark.tsx';

interface RoomFactsProps {
  room: FloorRoom;
  /** The same room in the registry; null = it is not there. */
  state: RoomState | null;
  use: ShownUse | null;
  cameras: readonly FloorCamera[];
  onChooseCamera(cameraId: string): void;
}

/** What is known of a room: its use, since when, and its cameras. */
export function RoomFacts({ room, state, use, cameras, onChooseCamera }: RoomFactsProps) {
  const { t } = useTranslation();
  const word = state?.use ?? null;
  return (
    <section aria-label={room.name}>
      <h2 className={page.title}>{room.name}</h2>
      <dl className={page.facts}>
        <dt>{t('floors.kindLabel')}</dt>
        <dd>{t(`floors.kind.${room.kind}`)}</dd>
        {use !== null && (
          <>
            <dt>{t('floors.useLabel')}</dt>
            <dd>
              <UseMark use={use} /> {t(`floors.use.${room.kind}.${use}`)}
            </dd>
          </>
        )}
        {word !== null && (
          <>
            <dt>{t('floors.since')}</dt>
            <dd>{shortDateTimeOf(word.since)}</dd>
            <dt>{t('floors.reported')}</dt>
            <dd>{shortDateTimeOf(word.reportedAt)}</dd>
          </>
        )}
        {word?.caseCode && use === 'inUse' && (
          <>
            <dt>{t('floors.case')}</dt>
            <dd>
              <Link to="/cases/$caseCode" params={{ caseCode: word.caseCode }}>
                {word.caseCode}
              </Link>
            </dd>
          </>
        )}
        {room.outline && (
          <>
            <dt>{t('floors.area')}</dt>
            <dd>{t('floors.squareMetres', { area: ringArea(room.outline).toFixed(1) })}</dd>
          </>
        )}
      </dl>
      {room.roomId === null && <p className={styles.note}>{t('floors.notRegistered')}</p>}
      {state?.private && <p className={styles.note}>{t('floors.privateRoom')}</p>}
      {cameras.length > 0 && (
        <ul className={styles.list} aria-label={t('floors.camerasOfRoom')}>
          {cameras.map(({ cameraId, name }) => (
            <li key={cameraId}>
              <button type="button" className={styles.row} onClick={() => onChooseCamera(cameraId)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
