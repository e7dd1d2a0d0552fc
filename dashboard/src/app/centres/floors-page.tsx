import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { centreQuery, floorsQuery } from '../../features/floors/api.ts';
import { CentreSelect } from '../../features/floors/centre-select.tsx';
import { EditPanel } from '../../features/floors/edit-panel.tsx';
import type { PlanItem } from '../../features/floors/floor-draft.ts';
import { FloorLegend } from '../../features/floors/floor-legend.tsx';
import { FloorPlan } from '../../features/floors/floor-plan.tsx';
import { nextFloor } from '../../features/floors/floor-search.ts';
import { FloorSwitch } from '../../features/floors/floor-switch.tsx';
import styles from '../../features/floors/floors.module.css';
import { NewFloor } from '../../features/floors/new-floor.tsx';
import { NoFloors } from '../../features/floors/no-floors.tsx';
import { drawnFloor, useFloorEditor } from '../../features/floors/use-floor-editor.ts';
import { useRoomUses } from '../../features/floors/use-room-uses.ts';
import { useKey } from '../../lib/use-key.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { useSession } from '../shell/use-session.ts';
import { FloorAside } from './floor-aside.tsx';

const route = '/shell/centres/$id/floors' as const;

/** `/centres/:id/floors`: the storeys of a centre with their rooms and cameras (FX-11..13, LZ-13). */
export function FloorsPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: route });
  const search = useSearch({ from: route });
  const navigate = useNavigate();
  const { role } = useSession();
  const floors = useQuery(floorsQuery(id));
  const centre = useQuery(centreQuery(id));
  const uses = useRoomUses(centre.data?.rooms ?? []);
  const [adding, setAdding] = useState(false);
  const stored = floors.data?.floors ?? [];
  const shown = stored.find(({ floor }) => floor === search.floor) ?? stored[0] ?? null;
  const show = (floor: string) =>
    void navigate({ to: '/centres/$id/floors', params: { id }, search: { floor } });
  const editor = useFloorEditor(id, show);
  const { editing } = editor;
  const drawn =
    editing === null
      ? shown
      : drawnFloor(
          editing.history.now,
          editing.floor,
          stored.find(({ floor }) => floor === editing.floor) ?? null,
        );
  const mayDraw = role === 'head' || role === 'systemAdmin';
  // On a wall nobody chooses anything: the plan has the room.
  const onWall = role === 'kiosk';
  const chosen = chosenOf(drawn, search);
  const choose = (item: PlanItem | null) =>
    void navigate({
      to: '/centres/$id/floors',
      params: { id },
      search: { ...(drawn ? { floor: drawn.floor } : {}), ...searchOf(drawn, item) },
      replace: true,
    });
  const step = (by: 1 | -1) => (event: KeyboardEvent) => {
    if (editing !== null || shown === null) return;
    event.preventDefault();
    show(
      nextFloor(
        stored.map(({ floor }) => floor),
        shown.floor,
        by,
      ),
    );
  };
  useKey('PageUp', step(1));
  useKey('PageDown', step(-1));
  useKey('Escape', () => chosen !== null && choose(null));
  return (
    <div className={styles.page}>
      <header className={page.head}>
        <h1 className={page.title}>{t('floors.title', { centre: floors.data?.name ?? '' })}</h1>
        <span className={page.buttons}>
          {floors.data && !onWall && (
            <CentreSelect
              centreId={id}
              name={floors.data.name}
              onGo={(other) => void navigate({ to: '/centres/$id/floors', params: { id: other } })}
            />
          )}
          {mayDraw && editing === null && !adding && floors.data && (
            <>
              <Button onClick={() => setAdding(true)}>{t('floors.add')}</Button>
              {shown && (
                <Button
                  type="primary"
                  icon={<EditOutlined aria-hidden="true" />}
                  onClick={() => editor.start(shown)}
                >
                  {t('floors.edit')}
                </Button>
              )}
            </>
          )}
        </span>
      </header>
      <Panel
        title={t('floors.plans')}
        hideTitle
        state={panelState(floors)}
        onRetry={() => void floors.refetch()}
      >
        {adding ? (
          <section className={styles.none}>
            <h2>{t('floors.add')}</h2>
            <NewFloor
              taken={stored.map(({ floor }) => floor)}
              onCancel={() => setAdding(false)}
              onStart={(floor, plan) => {
                setAdding(false);
                editor.startNew(floor, { name: '', zone: null, note: '', northDeg: null, ...plan });
              }}
            />
          </section>
        ) : drawn === null ? (
          <NoFloors mayDraw={mayDraw} onStart={() => setAdding(true)} />
        ) : (
          <div className={styles.body} data-on-wall={onWall || undefined}>
            <FloorSwitch
              floors={editing === null ? stored : stored.filter(({ floor }) => floor === editing.floor)}
              shown={drawn.floor}
              onShow={show}
              byHand={!onWall}
            />
            <div className={styles.main}>
              <FloorPlan
                floor={drawn}
                uses={uses}
                chosen={chosen}
                onChoose={choose}
                {...(editing ? { onMove: editor.move } : {})}
              />
              <FloorLegend floor={drawn} uses={uses} />
            </div>
            {!onWall && (
              <aside className={styles.aside}>
                {editing ? (
                  <EditPanel editor={editor} drawn={drawn} chosen={chosen} onChoose={choose} />
                ) : (
                  <FloorAside
                    floor={drawn}
                    rooms={centre.data?.rooms ?? []}
                    uses={uses}
                    chosen={chosen}
                    onChoose={choose}
                  />
                )}
              </aside>
            )}
          </div>
        )}
      </Panel>
    </div>
  );
}

type Drawn = Parameters<typeof FloorPlan>[0]['floor'] | null;

/** What the address chooses on the storey; null = nothing of it. */
function chosenOf(floor: Drawn, { room, camera }: { room?: string; camera?: string }): PlanItem | null {
  if (floor === null) return null;
  if (camera !== undefined && floor.cameras.some(({ cameraId }) => cameraId === camera))
    return { kind: 'camera', cameraId: camera };
  const index = floor.rooms.findIndex((each, at) => room !== undefined && (each.roomId ?? `${at}`) === room);
  return index < 0 ? null : { kind: 'room', index };
}

/** The same in the address; a room of no register goes by its place in the list. */
function searchOf(floor: Drawn, item: PlanItem | null): { room?: string; camera?: string } {
  if (item === null) return {};
  if (item.kind === 'camera') return { camera: item.cameraId };
  return { room: floor?.rooms[item.index]?.roomId ?? `${item.index}` };
}
