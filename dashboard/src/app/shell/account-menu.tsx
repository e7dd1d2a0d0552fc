import { DownOutlined } from '@ant-design/icons';
import type { Session } from '@fengqiao/contract/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDrillItems } from '../../features/drill/use-drill-items.ts';
import { logOut } from '../../features/session/api.ts';
import { sessionQuery } from '../../lib/session.ts';
import { inDrill } from '../../lib/space.ts';
import { useLive } from '../../live/live-context.tsx';
import styles from './header.module.css';

/** Who is logged in, and the way out. */
export function AccountMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const live = useLive();
  const leave = useMutation({
    mutationFn: logOut,
    onSettled: async () => {
      live.stop();
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, null);
      await navigate({ to: '/login' });
    },
  });
  const drill = useDrillItems(session);
  const items = [
    {
      key: 'who',
      label: [session.account, t(`session.role.${session.role}`), session.areaName].join(' · '),
      disabled: true,
    },
    ...(session.terminal
      ? [
          {
            key: 'terminal',
            label: t('session.terminal.is', { name: session.terminal.name }),
            disabled: true,
          },
        ]
      : []),
    { key: 'account', label: t('session.own.menu'), onClick: () => void navigate({ to: '/account' }) },
    ...drill,
    // A login ends outside.
    ...(inDrill ? [] : [{ key: 'logOut', label: t('session.logOut'), onClick: () => leave.mutate() }]),
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" className={styles.account}>
        {session.displayName}
        <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}
