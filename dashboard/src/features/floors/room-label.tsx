import type { FloorRoom, PlanPoint } from '@fengqiao/contract/floors';
import { planBox } from '@fengqiao/contract/plan-shape';
import { useTranslation } from 'react-i18next';
import type { PlanItem } from './floor-draft.ts';
import styles from './floors.module.css';
import { useDrag } from './use-drag.ts';
import { type ShownUse, UseMark } from './use-mark.tsx';

interface RoomLabelProps {
  room: FloorRoom;
  /** null = a room that has no state. */
  use: ShownUse | null;
  /** Pixels of the frame. */
  place: [number, number];
  perM: number;
  chosen: boolean;
  item: PlanItem;
  pointAt(clientX: number, clientY: number): PlanPoint | null;
  onChoose(item: PlanItem | null): void;
  onMove?: (item: PlanItem, at: PlanPoint, by: 'hand' | 'key') => void;
}

/** Name and use of a room, in the room. */
export function RoomLabel({
  room,
  use,
  place,
  perM,
  chosen,
  item,
  pointAt,
  onChoose,
  onMove,
}: RoomLabelProps) {
  const { t } = useTranslation();
  const drag = useDrag({ item, at: room.at, pointAt, onMove });
  const box = room.outline && planBox(room.outline);
  const words = use === null ? room.name : `${room.name} ${t(`floors.use.${room.kind}.${use}`)}`;
  return (
    <button
      type="button"
      className={styles.label}
      data-kind={room.kind}
      data-chosen={chosen || undefined}
      aria-pressed={chosen}
      title={words}
      style={{
        left: place[0],
        top: place[1],
        ...(box && use !== null ? { fontSize: nameSize(room.name, box.width * perM) } : {}),
        ...(box ? { maxWidth: box.width * perM - 4, maxHeight: box.height * perM - 4 } : {}),
      }}
      onClick={() => onChoose(item)}
      {...drag}
    >
      <span className={styles.labelName}>{room.name}</span>
      {use !== null && (
        <span className={styles.labelUse} data-use={use}>
          <UseMark use={use} />
          {t(`floors.use.${room.kind}.${use}`)}
        </span>
      )}
    </button>
  );
}

/** Letters that are read from the other end of the room, 43 pixels on a 4K display, as far as the room is wide enough for its name. */
const nameSize = (name: string, widthPx: number): string =>
  `clamp(var(--text-small-size), ${Math.floor(widthPx / (name.length + 1))}px, 1.375rem)`;
