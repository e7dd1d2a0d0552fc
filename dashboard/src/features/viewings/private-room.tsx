import { LockOutlined } from '@ant-design/icons';
import type { Camera } from '@fengqiao/contract/cameras';
import type { Viewing } from '@fengqiao/contract/viewings';
import { VIEWING_REQUEST_MINUTES } from '@fengqiao/contract/viewings';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { errorWords } from '../../ui/error-words.ts';
import { AskDialog } from './ask-dialog.tsx';
import { Countdown } from './countdown.tsx';
import { useViewingActions, useViewings } from './use-viewings.ts';
import { isRunning, ownViewingOf } from './viewing-lists.ts';
import { Until, useOutcome } from './viewing-words.tsx';
import styles from './viewings.module.css';

interface PrivateRoomProps {
  camera: Camera;
  /** The picture, built only while this account may look. */
  renderPicture: () => ReactNode;
}

/** A camera of a mediation room: that it is private, the way to ask for a look, and the look itself while it lasts. */
export function PrivateRoom({ camera, renderPicture }: PrivateRoomProps) {
  const { viewings, account, staff } = useViewings();
  const [asking, setAsking] = useState(false);
  const now = useNow(1_000);
  const own = ownViewingOf(viewings, { account, cameraId: camera.id, now });
  if (own && isRunning(own, now) && own.mayView)
    return (
      <>
        {renderPicture()}
        <Look viewing={own} />
      </>
    );
  return (
    <div className={styles.room} data-private-room={camera.id}>
      <LockOutlined aria-hidden className={styles.lock ?? ''} />
      <p className={styles.roomTitle}>{camera.name}</p>
      <RoomState viewing={own} mayAsk={staff} onAsk={() => setAsking(true)} />
      {asking && <AskDialog camera={camera} onClose={() => setAsking(false)} />}
    </div>
  );
}

interface RoomStateProps {
  viewing: Viewing | null;
  mayAsk: boolean;
  onAsk: () => void;
}

/** Nothing asked, waiting for the second person, or what came of it. */
function RoomState({ viewing, mayAsk, onAsk }: RoomStateProps) {
  const { t } = useTranslation();
  if (viewing?.state === 'requested') return <Waiting viewing={viewing} />;
  return (
    <>
      {viewing ? (
        <Outcome viewing={viewing} />
      ) : (
        <>
          <p className={styles.roomWords}>{t('viewing.private')}</p>
          <p className={styles.faint}>{t('viewing.privateHint')}</p>
        </>
      )}
      {mayAsk && <Button onClick={onAsk}>{t(viewing ? 'viewing.askAgain' : 'viewing.askFor')}</Button>}
    </>
  );
}

function Outcome({ viewing }: { viewing: Viewing }) {
  const words = useOutcome(viewing);
  return (
    <p role="status" className={styles.roomWords}>
      {words}
    </p>
  );
}

function Waiting({ viewing }: { viewing: Viewing }) {
  const { t } = useTranslation();
  const { end } = useViewingActions();
  const lapses = new Date(Date.parse(viewing.requestedAt) + VIEWING_REQUEST_MINUTES * minuteMs);
  return (
    <>
      <p role="status" className={styles.roomWords}>
        {t('viewing.waiting')}
      </p>
      <p className={styles.faint}>
        {t('viewing.waitingFor')} <Countdown until={lapses.toISOString()} />
      </p>
      <Button loading={end.isPending} onClick={() => end.mutate(viewing.id)}>
        {t('viewing.withdraw')}
      </Button>
      {end.error && (
        <p role="alert" className={styles.problem}>
          {errorWords(end.error, t)}
        </p>
      )}
    </>
  );
}

/** Under a running picture: the same facts that the room's own people are told, and the way to end it. */
function Look({ viewing }: { viewing: Viewing }) {
  const { t } = useTranslation();
  const { end } = useViewingActions();
  const outcome = useOutcome(viewing);
  return (
    <div className={styles.lookFoot} data-viewing={viewing.id}>
      <div>
        <p className={styles.lookLine}>
          {t(`confidential.purpose.${viewing.purpose}`)} ·{' '}
          <span>{viewing.caseCode ?? t('viewing.caseHidden')}</span>
        </p>
        <p className={styles.faint}>
          {outcome} {t('viewing.bothTold')}
        </p>
      </div>
      <div className={styles.lookEnd}>
        <Until viewing={viewing} />
        <Button danger loading={end.isPending} onClick={() => end.mutate(viewing.id)}>
          {t('viewing.end')}
        </Button>
      </div>
    </div>
  );
}
