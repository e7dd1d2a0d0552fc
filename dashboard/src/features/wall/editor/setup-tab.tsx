import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { Screen } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../../lib/session.ts';
import { inSpace } from '../../../lib/space.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { deleteScreen, putWall } from '../api.ts';
import { usePageWords, useScreenWords } from '../screen-words.ts';
import { type ScreenNow, useScreensNow } from '../use-screens-now.ts';
import { PairDialog } from './pair-dialog.tsx';
import { ScreenDrawer } from './screen-drawer.tsx';
import { movedBy } from './tour-form.ts';
import styles from './wall-editor.module.css';
import type { WallTabProps } from './wall-editor.tsx';
import { WallForm } from './wall-form.tsx';
import { WallWord } from './wall-word.tsx';

/** What the wall and its screens are, how healthy their pages are, and which display is which screen. */
export function SetupTab({ wall, acts, makes }: WallTabProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { data: session } = useQuery(sessionQuery);
  const rows = useScreensNow(wall);
  const [editing, setEditing] = useState<Screen | 'new' | null>(null);
  const [pairing, setPairing] = useState<Screen | null>(null);
  const remove = ({ id, name }: Screen) =>
    modal.confirm({
      title: t('wallDesk.setup.deleteScreenAsk', { name }),
      content: t('wallDesk.setup.deleteScreenHint'),
      okText: t('wallDesk.delete'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true, type: 'default' },
      onOk: () => makes?.act(t('wallDesk.setup.screenDeleted', { name }), () => deleteScreen(wall.id, id)),
    });
  const move = ({ id, name }: Screen, by: -1 | 1) => (
    <Button
      size="small"
      icon={by < 0 ? <ArrowUpOutlined /> : <ArrowDownOutlined />}
      aria-label={t(by < 0 ? 'wallDesk.tour.up' : 'wallDesk.tour.down', { name })}
      onClick={() => {
        const ids = wall.screens.map((screen) => screen.id);
        const screens = movedBy(ids, ids.indexOf(id), by);
        makes?.act(t('wallDesk.setup.moved', { name }), () =>
          putWall(wall.id, { name: wall.name, areaCode: wall.areaCode, screens }),
        );
      }}
    />
  );
  const columns: Column<ScreenNow>[] = [
    {
      key: 'name',
      title: t('wallDesk.setup.screen'),
      render: ({ screen }) => `${screen.name} (${screen.id})`,
    },
    {
      key: 'page',
      title: t('wallDesk.setup.address'),
      render: ({ screen }) => (
        <a href={inSpace(`/wall/${wall.id}/${screen.id}`)} target="_blank" rel="noopener">
          {`/wall/${wall.id}/${screen.id}`}
        </a>
      ),
    },
    { key: 'scale', title: t('wallDesk.setup.scale'), render: ({ screen }) => `× ${screen.scale}` },
    // An account that follows nothing live would see every screen as never heard of.
    ...(session?.role === 'systemAdmin'
      ? []
      : [
          {
            key: 'state',
            title: t('wallDesk.setup.state'),
            render: (now: ScreenNow) => <Health now={now} />,
          },
        ]),
    {
      key: 'acts',
      title: t('wallDesk.acts'),
      render: ({ screen }) => (
        <div className={styles.row}>
          {(acts ?? makes) && (
            <Button size="small" onClick={() => setPairing(screen)}>
              {t('wallDesk.setup.pair')}
            </Button>
          )}
          {makes && (
            <>
              {move(screen, -1)}
              {move(screen, 1)}
              <Button size="small" onClick={() => setEditing(screen)}>
                {t('wallDesk.edit')}
              </Button>
              <Button size="small" onClick={() => remove(screen)}>
                {t('wallDesk.delete')}
              </Button>
            </>
          )}
        </div>
      ),
    },
  ];
  return (
    <div className={styles.stack}>
      <WallWord acts={acts ?? makes} />
      <Panel
        title={t('wallDesk.setup.screens')}
        note={t(makes ? 'wallDesk.setup.note' : 'wallDesk.setup.notYours')}
        extra={
          makes && (
            <Button type="primary" onClick={() => setEditing('new')}>
              {t('wallDesk.setup.addScreen')}
            </Button>
          )
        }
        state={{ kind: rows.length === 0 ? 'empty' : 'ready' }}
        emptyText={t('wallDesk.noScreens')}
      >
        <DataTable
          caption={t('wallDesk.setup.screens')}
          columns={columns}
          rows={rows}
          rowKey={({ screen }) => screen.id}
        />
      </Panel>
      {makes && <WallForm wall={wall} />}
      <ScreenDrawer wall={wall} open={editing} onClose={() => setEditing(null)} />
      <PairDialog wall={wall} screen={pairing} onClose={() => setPairing(null)} />
    </div>
  );
}

function Health({ now }: { now: ScreenNow }) {
  const words = useScreenWords(now);
  const page = usePageWords(now);
  return (
    <>
      {words.full}
      {page !== '' && <p className={styles.faint}>{page}</p>}
    </>
  );
}
