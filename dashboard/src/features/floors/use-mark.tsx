import type { RoomUseState } from '@fengqiao/contract/room-use';
import styles from './floors.module.css';

/** What can be said of a room's use; `unknown` = nobody has reported it, or too long ago. */
export type ShownUse = RoomUseState | 'unknown';
export const shownUses = ['free', 'inUse', 'closed', 'unknown'] as const satisfies readonly ShownUse[];

const shapes: Record<ShownUse, string> = {
  free: 'M6 1a5 5 0 1 1 0 10a5 5 0 0 1 0-10zM6 2.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 0 0 0-6.4z',
  inUse: 'M1.4 1.4h9.2v9.2h-9.2z',
  closed: 'M2.6 1.2L6 4.6l3.4-3.4l1.4 1.4L7.4 6l3.4 3.4l-1.4 1.4L6 7.4l-3.4 3.4l-1.4-1.4L4.6 6L1.2 2.6z',
  unknown: 'M1.5 5.2h2v1.6h-2zM5 5.2h2v1.6H5zM8.5 5.2h2v1.6h-2z',
};

/** The sign of a room's use: ring, square, cross, dots. Its word stands beside it. */
export function UseMark({ use }: { use: ShownUse }) {
  return (
    <svg className={styles.mark} data-use={use} viewBox="0 0 12 12" aria-hidden="true">
      <path fillRule="evenodd" d={shapes[use]} />
    </svg>
  );
}
