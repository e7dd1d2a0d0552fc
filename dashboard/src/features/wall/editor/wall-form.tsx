import type { Wall } from '@fengqiao/contract/walls';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../live/query-keys.ts';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { deleteWall, putWall } from '../api.ts';
import styles from './wall-editor.module.css';

/** The name of a wall, and the way to take it away. */
export function WallForm({ wall }: { wall: Wall }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [name, setName] = useState(wall.name);
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.walls });
  const rename = useMutation({
    mutationFn: () => putWall(wall.id, { name: name.trim(), areaCode: wall.areaCode }),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: () => deleteWall(wall.id),
    onSuccess: async () => {
      await refresh();
      await navigate({ to: '/walls' });
    },
  });
  const ask = () =>
    modal.confirm({
      title: t('wallDesk.setup.deleteWallAsk', { name: wall.name }),
      content: t('wallDesk.setup.deleteWallHint', { count: wall.screens.length }),
      okText: t('wallDesk.delete'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true, type: 'default' },
      onOk: () => remove.mutate(),
    });
  return (
    <Panel title={t('wallDesk.setup.wall')} state={{ kind: 'ready' }}>
      <FormProblem error={rename.error ?? remove.error} />
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') rename.mutate();
        }}
      >
        <Input
          style={{ width: '20rem' }}
          value={name}
          maxLength={60}
          aria-label={t('wallDesk.setup.wallName')}
          onChange={({ target }) => setName(target.value)}
        />
        <Button
          htmlType="submit"
          loading={rename.isPending}
          disabled={name.trim() === '' || name === wall.name}
        >
          {t('wallDesk.setup.rename')}
        </Button>
        <Button danger loading={remove.isPending} onClick={ask}>
          {t('wallDesk.setup.deleteWall')}
        </Button>
      </form>
    </Panel>
  );
}
