import { BellOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { isQuiet } from '../../lib/notices/notice-settings.ts';
import { useNotices } from '../../lib/notices/use-notices.ts';
import { useNow } from '../../lib/use-now.ts';
import { NoticeCentre } from './notice-centre.tsx';

/** How many notices nobody has read; opens the quiet centre. Says by its sign when the person does not want to be disturbed. */
export function NoticeBell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const unread = useNotices(({ history }) => history.filter(({ read }) => !read).length);
  const settings = useNotices((notices) => notices.settings);
  const quiet = isQuiet(settings, useNow(10_000));
  useShortcut('notices', (event) => {
    event.preventDefault();
    setOpen((was) => !was);
  });
  const label = t(quiet ? 'notices.bellQuiet' : 'notices.bell', { count: unread });
  return (
    <>
      <Badge count={unread} size="small" overflowCount={99} color="var(--primary)">
        <Button
          type="text"
          aria-label={label}
          title={label}
          aria-expanded={open}
          icon={quiet ? <MinusCircleOutlined aria-hidden /> : <BellOutlined aria-hidden />}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <NoticeCentre open={open} onClose={() => setOpen(false)} />
    </>
  );
}
