import type { Floor, PlanPoint } from '@fengqiao/contract/floors';
import { planBox } from '@fengqiao/contract/plan-shape';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUiScale } from '../../theme/ui-scale.ts';
import { CameraMark } from './camera-mark.tsx';
import type { PlanItem } from './floor-draft.ts';
import styles from './floors.module.css';
import { fitPlan, toFrame, toPlan } from './plan-scale.ts';
import { PlanShapes } from './plan-shapes.tsx';
import { RoomLabel } from './room-label.tsx';
import { useFrameSize } from './use-frame-size.ts';
import type { ShownUse } from './use-mark.tsx';

export interface FloorPlanProps {
  floor: Floor;
  /** By id of the registry; a room that is not there has no state. */
  uses: ReadonlyMap<string, ShownUse>;
  /** Index of the chosen room, id of the chosen camera. */
  chosen: PlanItem | null;
  onChoose(item: PlanItem | null): void;
  /** Where an item was dragged to or moved by arrow keys; without it nothing can be moved. */
  onMove?: ((item: PlanItem, at: PlanPoint, by: 'hand' | 'key') => void) | undefined;
}

/** A storey as it lies: rooms with their use, cameras with what they look over. */
export function FloorPlan({ floor, uses, chosen, onChoose, onMove }: FloorPlanProps) {
  const { t } = useTranslation();
  const frameRef = useRef<HTMLDivElement>(null);
  const size = useFrameSize(frameRef);
  const uiScale = useUiScale();
  const scale = size === null ? null : fitPlan(planBox(floor.outline), size, 24 * uiScale);
  const pointAt = (clientX: number, clientY: number): PlanPoint | null => {
    const frame = frameRef.current?.getBoundingClientRect();
    return frame && scale ? toPlan([clientX - frame.left, clientY - frame.top], scale) : null;
  };
  return (
    <section ref={frameRef} className={styles.frame} aria-label={t('floors.plan', { floor: floor.floor })}>
      {scale && size && (
        <>
          <PlanShapes
            floor={floor}
            uses={uses}
            scale={scale}
            size={size}
            chosen={chosen}
            onChoose={onChoose}
          />
          {floor.rooms.map((room, index) => (
            <RoomLabel
              // biome-ignore lint/suspicious/noArrayIndexKey: two rooms may have one name, and their order is the plan's.
              key={`${index} ${room.name}`}
              room={room}
              use={room.roomId === null ? null : (uses.get(room.roomId) ?? 'unknown')}
              place={toFrame(room.at, scale)}
              perM={scale.perM}
              chosen={chosen?.kind === 'room' && chosen.index === index}
              item={{ kind: 'room', index }}
              pointAt={pointAt}
              onChoose={onChoose}
              {...(onMove ? { onMove } : {})}
            />
          ))}
          {floor.cameras.map(
            (camera) =>
              camera.at && (
                <CameraMark
                  key={camera.cameraId}
                  camera={camera}
                  at={camera.at}
                  place={toFrame(camera.at, scale)}
                  chosen={chosen?.kind === 'camera' && chosen.cameraId === camera.cameraId}
                  pointAt={pointAt}
                  onChoose={onChoose}
                  {...(onMove ? { onMove } : {})}
                />
              ),
          )}
        </>
      )}
    </section>
  );
}
