import type { RoomState } from '@fengqiao/contract/centres';
import type { Floor } from '@fengqiao/contract/floors';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlanItem } from '../../features/floors/floor-draft.ts';
import styles from '../../features/floors/floors.module.css';
import { RoomFacts } from '../../features/floors/room-facts.tsx';
import { UnplacedCameras } from '../../features/floors/unplaced-cameras.tsx';
import type { ShownUse } from '../../features/floors/use-mark.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import page from '../../ui/page.module.css';
import { CameraPicture } from '../desk/camera-picture.tsx';
import { mayOpen } from '../page-roles.ts';
import { useSession } from '../shell/use-session.ts';

interface FloorAsideProps {
  floor: Floor;
  rooms: readonly RoomState[];
  uses: ReadonlyMap<string, ShownUse>;
  chosen: PlanItem | null;
  onChoose(item: PlanItem | null): void;
}

/** Beside a storey: what was chosen on it, or what the storey is. */
export function FloorAside({ floor, rooms, uses, chosen, onChoose }: FloorAsideProps) {
  const { t } = useTranslation();
  const chooseCamera = (cameraId: string) => onChoose({ kind: 'camera', cameraId });
  if (chosen?.kind === 'camera') return <ChosenCamera floor={floor} cameraId={chosen.cameraId} />;
  const room = chosen === null ? undefined : floor.rooms[chosen.index];
  if (room !== undefined)
    return (
      <RoomFacts
        room={room}
        state={rooms.find(({ id }) => id === room.roomId) ?? null}
        use={room.roomId === null ? null : (uses.get(room.roomId) ?? 'unknown')}
        cameras={floor.cameras.filter(({ roomId }) => roomId !== null && roomId === room.roomId)}
        onChooseCamera={chooseCamera}
      />
    );
  return (
    <>
      <section aria-label={floor.name}>
        <h2 className={page.title}>{t('floors.heading', { floor: floor.floor, name: floor.name })}</h2>
        {floor.note !== '' && <p className={styles.note}>{floor.note}</p>}
        <p className={styles.note}>{t('floors.chooseHelp')}</p>
      </section>
      <UnplacedCameras cameras={floor.cameras.filter(({ at }) => at === null)} onChoose={chooseCamera} />
    </>
  );
}

/** The live picture of a camera, or why there is none for this account. */
function ChosenCamera({ floor, cameraId }: { floor: Floor; cameraId: string }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const camera = floor.cameras.find((each) => each.cameraId === cameraId);
  if (camera === undefined) return null;
  return (
    <section aria-label={camera.name}>
      <h2 className={page.title}>{camera.name}</h2>
      {mayOpen(role, '/') ? (
        <ErrorBoundary key={cameraId}>
          <CameraPicture cameraId={cameraId} />
        </ErrorBoundary>
      ) : (
        <p className={styles.note}>{t(camera.private ? 'floors.privateRoom' : 'floors.noPictures')}</p>
      )}
      <Link to="/cameras/$id" params={{ id: cameraId }}>
        {t('floors.cameraPage')}
      </Link>
    </section>
  );
}
