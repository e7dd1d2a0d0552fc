import type { Floor } from '@fengqiao/contract/floors';
import { useId } from 'react';
import type { PlanItem } from './floor-draft.ts';
import styles from './floors.module.css';
import { type PlanScale, pathOf, wedgePath } from './plan-scale.ts';
import type { ShownUse } from './use-mark.tsx';

interface PlanShapesProps {
  floor: Floor;
  uses: ReadonlyMap<string, ShownUse>;
  scale: PlanScale;
  size: { width: number; height: number };
  chosen: PlanItem | null;
  onChoose(item: PlanItem | null): void;
}

/** Metres that a camera indoors is drawn to see when nothing is registered. */
const usualViewM = 8;

/** The lines of a plan; what can be chosen by keyboard stands over it. */
export function PlanShapes({ floor, uses, scale, size, chosen, onChoose }: PlanShapesProps) {
  const { northDeg } = floor;
  const clip = useId().replace(/[^\w-]/g, '');
  const roomOf = (roomId: string | null) =>
    floor.rooms.findIndex((room) => room.roomId !== null && room.roomId === roomId);
  return (
    <svg className={styles.shapes} width={size.width} height={size.height} aria-hidden="true">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: rooms are chosen by the buttons of their names as well. */}
      <path className={styles.outline} d={pathOf(floor.outline, scale)} onClick={() => onChoose(null)} />
      {floor.rooms.map(
        (room, index) =>
          room.outline && (
            // biome-ignore lint/a11y/noStaticElementInteractions: as above.
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of the rooms is the plan's.
              key={`${index} ${room.name}`}
              className={styles.room}
              data-kind={room.kind}
              data-use={room.roomId === null ? undefined : (uses.get(room.roomId) ?? 'unknown')}
              data-chosen={(chosen?.kind === 'room' && chosen.index === index) || undefined}
              d={pathOf(room.outline, scale)}
              onClick={() => onChoose({ kind: 'room', index })}
            />
          ),
      )}
      {northDeg !== null && (
        <defs>
          {[floor, ...floor.rooms].map(
            ({ outline }, index) =>
              outline && (
                // biome-ignore lint/suspicious/noArrayIndexKey: the order of the rooms is the plan's.
                <clipPath key={index} id={`${clip}${index - 1}`}>
                  <path d={pathOf(outline, scale)} />
                </clipPath>
              ),
          )}
        </defs>
      )}
      {northDeg !== null &&
        floor.cameras.map(
          ({ cameraId, roomId, at, directionDeg, fovDeg, viewM, private: hidden }) =>
            at &&
            directionDeg !== null && (
              <path
                key={cameraId}
                className={styles.wedge}
                data-private={hidden || undefined}
                // Nobody sees through walls.
                clipPath={`url(#${clip}${roomOf(roomId)})`}
                d={wedgePath(
                  at,
                  {
                    turnDeg: directionDeg - northDeg,
                    fovDeg: fovDeg ?? 60,
                    viewM: Math.min(viewM ?? usualViewM, usualViewM),
                  },
                  scale,
                )}
              />
            ),
        )}
    </svg>
  );
}
