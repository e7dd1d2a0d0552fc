import type { Scene } from '@fengqiao/contract/wall-scenes';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../../lib/time.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { changeScene, deleteScene, scenesQuery, showScene } from '../scenes-api.ts';
import { SceneDrawer } from './scene-drawer.tsx';
import { contentOf } from './scene-input.ts';
import type { WallTabProps } from './wall-editor.tsx';
import { WallWord } from './wall-word.tsx';

/** The scenes of a wall: put on it, saved from it, renamed, given a digit, deleted. */
export function ScenesTab({ wall, search, onChange, acts }: WallTabProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const scenes = useQuery(scenesQuery(wall.id));
  const rows = scenes.data ?? [];
  const nameOf = (id: string): string => wall.screens.find((screen) => screen.id === id)?.name ?? id;
  const show = (scene: Scene) =>
    acts?.act(t('wallDesk.sceneShown', { name: scene.name }), () => showScene(wall.id, scene.id));
  const renew = (scene: Scene) =>
    acts?.act(t('wallDesk.scene.renewed', { name: scene.name }), () =>
      changeScene(wall.id, scene.id, {
        name: scene.name,
        digit: scene.digit,
        screens: contentOf(
          wall.screens,
          scene.screens.map(({ id }) => id),
        ),
      }),
    );
  const remove = (scene: Scene) =>
    modal.confirm({
      title: t('wallDesk.scene.deleteAsk', { name: scene.name }),
      content: t('wallDesk.scene.deleteHint'),
      okText: t('wallDesk.delete'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true, type: 'default' },
      onOk: () =>
        acts?.act(t('wallDesk.scene.deleted', { name: scene.name }), () => deleteScene(wall.id, scene.id)),
    });
  const columns: Column<Scene>[] = [
    { key: 'digit', title: t('wallDesk.scene.digit'), render: ({ digit }) => digit ?? '–' },
    { key: 'name', title: t('wallDesk.scene.name'), render: ({ name }) => name },
    {
      key: 'screens',
      title: t('wallDesk.scene.screens'),
      render: ({ screens }) => screens.map(({ id }) => nameOf(id)).join(t('common.listComma')),
    },
    {
      key: 'updated',
      title: t('wallDesk.updated'),
      render: ({ updatedAt, updatedBy }) => `${dateTimeOf(updatedAt)} · ${updatedBy}`,
    },
    {
      key: 'acts',
      title: t('wallDesk.acts'),
      render: (scene) =>
        acts && (
          <>
            <Button size="small" disabled={acts.busy} onClick={() => show(scene)}>
              {t('wallDesk.scene.show')}
            </Button>{' '}
            <Button size="small" onClick={() => onChange({ scene: scene.id })}>
              {t('wallDesk.edit')}
            </Button>{' '}
            <Button size="small" onClick={() => renew(scene)} title={t('wallDesk.scene.renewHint')}>
              {t('wallDesk.scene.renew')}
            </Button>{' '}
            <Button size="small" onClick={() => remove(scene)}>
              {t('wallDesk.delete')}
            </Button>
          </>
        ),
    },
  ];
  return (
    <Panel
      title={t('wallDesk.tab.scenes')}
      note={t('wallDesk.scene.note')}
      extra={
        acts && (
          <Button type="primary" onClick={() => onChange({ scene: 'new' })}>
            {t('wallDesk.scene.new')}
          </Button>
        )
      }
      state={panelState(scenes)}
      onRetry={() => void scenes.refetch()}
    >
      <WallWord acts={acts} />
      {rows.length === 0 ? (
        <p>{t('wallDesk.scene.empty')}</p>
      ) : (
        <DataTable caption={t('wallDesk.tab.scenes')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
      <SceneDrawer
        wall={wall}
        scenes={rows}
        open={acts && scenes.data ? (search.scene ?? null) : null}
        onClose={() => onChange({ scene: undefined })}
      />
    </Panel>
  );
}
