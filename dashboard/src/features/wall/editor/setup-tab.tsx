import type { Screen } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../../lib/session.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { deleteScreen } from '../api.ts';
import { usePageWords, useScreenWords } from '../screen-words.ts';
import { type ScreenNow, useScreensNow } from '../use-screens-now.ts';
import { useWallActs } from '../use-wall-acts.ts';
import { setsUpWalls } from '../wall-roles.ts';
import { PairDialog } from './pair-dialog.tsx';
import { ScreenDrawer } from './screen-drawer.tsx';
import styles from './wall-editor.module.css';
import type { WallTabProps } from './wall-editor.tsx';
import { WallForm } from './wall-form.tsx';
import { WallWord } from './wall-word.tsx';

/** What the wall and its screens are, how healthy their pages are, and which display is which screen. */
export function SetupTab({ wall, acts }: WallTabProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { data: session } = useQuery(sessionQuery);
  const own = useWallActs(wall);
  const rows = useScreensNow(wall);
  const [editing, setEditing] = useState<Screen | 'new' | null>(null);
  const [pairing, setPairing] = useState<Screen | null>(null);
  const mayChange = setsUpWalls(session?.role);
  const remove = ({ id, name }: Screen) =>
    modal.confirm({
      title: t('wallDesk.setup.deleteScreenAsk', { name }),
      content: t('wallDesk.setup.deleteScreenHint'),
      okText: t('wallDesk.delete'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true, type: 'default' },
      onOk: () => own.act(t('wallDesk.setup.screenDeleted', { name }), () => deleteScreen(wall.id, id)),
    });
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
        <a href={`/wall/${wall.id}/${screen.id}`} target="_blank" rel="noopener">
          {`/wall/${wall.id}/${screen.id}`}
        </a>
      ),
    },
    { key: 'scale', title: t('wallDesk.setup.scale'), render: ({ screen }) => `× ${screen.scale}` },
    { key: 'state', title: t('wallDesk.setup.state'), render: (now) => <Health now={now} /> },
    {
      key: 'acts',
      title: t('wallDesk.acts'),
      render: ({ screen }) => (
        <div className={styles.row}>
          {(acts || mayChange) && (
            <Button size="small" onClick={() => setPairing(screen)}>
              {t('wallDesk.setup.pair')}
            </Button>
          )}
          {mayChange && (
            <>
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
      <WallWord acts={acts ?? (mayChange ? own : null)} />
      <Panel
        title={t('wallDesk.setup.screens')}
        note={t(mayChange ? 'wallDesk.setup.note' : 'wallDesk.setup.notYours')}
        extra={
          mayChange && (
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
      {mayChange && <WallForm wall={wall} />}
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
