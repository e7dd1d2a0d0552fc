import type { Meeting } from '@fengqiao/contract/meetings';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { AttendeePanel } from '../../features/meetings/attendee-panel.tsx';
import { OvertakenNotice } from '../../features/meetings/overtaken-notice.tsx';
import { useMeetingEdit } from '../../features/meetings/use-meeting-edit.ts';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import styles from './present.module.css';

interface RollCallProps {
  meeting: Meeting;
  open: boolean;

  onClose: () => void;
}

/** The roll-call over the page; Esc goes back to it. */
export function RollCall({ meeting, open, onClose }: RollCallProps) {
  const { t } = useTranslation();
  const editing = useMeetingEdit(meeting.id);
  useShortcut(
    'close',
    (event) => {
      event.preventDefault();
      onClose();
    },
    open,
  );
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size="min(64rem, 92vw)"
      mask={false}
      keyboard={false}
      getContainer={false}
      rootClassName={styles.within ?? ''}
      title={t('meetings.attendance')}
      afterOpenChange={(shown) => {
        if (shown) document.querySelector<HTMLElement>('[data-list-rank] [data-list-row]')?.focus();
      }}
      destroyOnHidden
    >
      <OvertakenNotice editing={editing} />
      <AttendeePanel meeting={meeting} editing={editing} mayWrite={meeting.may.write} />
    </Drawer>
  );
}
