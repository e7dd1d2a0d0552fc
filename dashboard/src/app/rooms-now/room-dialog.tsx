import type { Role, Session } from '@fengqiao/contract/accounts';
import { ancestorAt, isWithin } from '@fengqiao/contract/areas';
import type { RoomState } from '@fengqiao/contract/centres';
import { type RoomUseState, roomUseAt, roomUseStates } from '@fengqiao/contract/room-use';
import type { CentreNow } from '@fengqiao/contract/rooms-now';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportRoomUse } from '../../features/rooms/api.ts';
import { CaseChoice } from '../../features/viewings/case-choice.tsx';
import { dateTimeOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { PanelError } from '../../ui/panel.tsx';
import { RoomUseMark } from '../../ui/room-use-mark.tsx';
import styles from './rooms-now.module.css';

/** Who says what a room is used for; the gateway refuses the others by itself. */
const reporters: readonly Role[] = ['operator', 'clerk', 'mediator', 'head'];
const staff: readonly Role[] = [...reporters, 'leader', 'handler'];

interface RoomDialogProps {
  centre: CentreNow;
  room: RoomState;
  session: Session;
  onClose: () => void;
}

/** What is known of a room, the buttons of those who say what it is used for, and the way to ask for a look. */
export function RoomDialog({ centre, room, session, onClose }: RoomDialogProps) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const state = roomUseAt(room.use, now);
  const mayReport = reporters.includes(session.role) && isWithin(centre.areaCode, session.areaCode);
  return (
    <Modal
      open
      title={`${centre.name} · ${room.name}`}
      footer={null}
      onCancel={onClose}
      width="34rem"
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p className={styles.state}>
        <RoomUseMark state={state} />
        {room.use !== null && (
          <span>
            {t('rooms.facts', {
              since: dateTimeOf(room.use.since),
              reported: dateTimeOf(room.use.reportedAt),
            })}
          </span>
        )}
        {room.use?.caseCode && staff.includes(session.role) && (
          <Link to="/cases/$caseCode" params={{ caseCode: room.use.caseCode }}>
            {room.use.caseCode}
          </Link>
        )}
      </p>
      {room.use === null && <p className={styles.faint}>{t('rooms.neverReported')}</p>}
      {mayReport && <Report centre={centre} room={room} />}
      {room.private && staff.includes(session.role) && <AskForLook room={room} />}
    </Modal>
  );
}

function Report({ centre, room }: Pick<RoomDialogProps, 'centre' | 'room'>) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [caseCode, setCaseCode] = useState<string | undefined>(undefined);
  const report = useMutation({
    mutationFn: (state: RoomUseState) =>
      reportRoomUse(room.id, { state, ...(state === 'inUse' && caseCode !== undefined ? { caseCode } : {}) }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.roomsNow }),
  });
  return (
    <>
      {room.kind === 'mediation' && (
        <div className={styles.field}>
          <label htmlFor="room-case">{t('rooms.whichCase')}</label>
          <CaseChoice
            id="room-case"
            area={ancestorAt(centre.areaCode, 'county') ?? centre.areaCode}
            onChange={setCaseCode}
            {...(caseCode === undefined ? {} : { value: caseCode })}
          />
        </div>
      )}
      <div className={styles.buttons}>
        {roomUseStates.map((state) => (
          <Button
            key={state}
            loading={report.isPending && report.variables === state}
            disabled={report.isPending}
            onClick={() => report.mutate(state)}
          >
            {t(`rooms.report.${state}`)}
          </Button>
        ))}
      </div>
      {report.error && <PanelError error={report.error} />}
    </>
  );
}

/** The way to a viewing: purpose, case, a second person's word. */
function AskForLook({ room: { cameraId } }: Pick<RoomDialogProps, 'room'>) {
  const { t } = useTranslation();
  return (
    <p className={styles.look}>
      {t('viewing.privateHint')}{' '}
      {cameraId === null ? (
        t('rooms.noCamera')
      ) : (
        <Link to="/cameras/$id" params={{ id: cameraId }}>
          {t('viewing.askFor')}
        </Link>
      )}
    </p>
  );
}
