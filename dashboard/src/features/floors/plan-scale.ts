import type { PlanPoint } from '@fengqiao/contract/floors';
import type { PlanBox } from '@fengqiao/contract/plan-shape';

/** How metres of a plan become pixels of its frame. */
export interface PlanScale {
  /** Pixels for a metre. */
  perM: number;
  /** Where the plan's upper left corner is, pixels. */
  left: number;
  top: number;
  box: PlanBox;
}

/** Puts a plan into the middle of a frame, as large as it fits with a margin; sizes in pixels. */
export function fitPlan(box: PlanBox, frame: { width: number; height: number }, marginPx: number): PlanScale {
  const room = { width: frame.width - 2 * marginPx, height: frame.height - 2 * marginPx };
  const perM = Math.max(0.1, Math.min(room.width / box.width, room.height / box.height));
  return {
    perM,
    left: (frame.width - box.width * perM) / 2,
    top: (frame.height - box.height * perM) / 2,
    box,
  };
}

/** A point of the plan in pixels of the frame. */
export const toFrame = ([x, y]: PlanPoint, { perM, left, top, box }: PlanScale): [number, number] => [
  left + (x - box.x) * perM,
  top + (y - box.y) * perM,
];

/** A point of the frame on the plan, in centimetres. */
export const toPlan = ([x, y]: readonly [number, number], { perM, left, top, box }: PlanScale): PlanPoint => [
  Math.round((box.x + (x - left) / perM) * 100) / 100,
  Math.round((box.y + (y - top) / perM) * 100) / 100,
];

/** Corners as an SVG path in pixels of the frame. */
export const pathOf = (ring: readonly PlanPoint[], scale: PlanScale): string =>
  `M${ring
    .map((corner) =>
      toFrame(corner, scale)
        .map((px) => px.toFixed(1))
        .join(' '),
    )
    .join('L')}Z`;

/** What a camera looks over as an SVG path; `turnDeg`: clockwise from the plan's upper edge. */
export function wedgePath(
  at: PlanPoint,
  view: { turnDeg: number; fovDeg: number; viewM: number },
  scale: PlanScale,
): string {
  const [x, y] = toFrame(at, scale);
  const reach = view.viewM * scale.perM;
  const edge = (deg: number): string => {
    const angle = (deg * Math.PI) / 180;
    return `${(x + reach * Math.sin(angle)).toFixed(1)} ${(y - reach * Math.cos(angle)).toFixed(1)}`;
  };
  const [from, to] = [view.turnDeg - view.fovDeg / 2, view.turnDeg + view.fovDeg / 2];
  const large = view.fovDeg > 180 ? 1 : 0;
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${edge(from)}A${reach.toFixed(1)} ${reach.toFixed(1)} 0 ${large} 1 ${edge(to)}Z`;
}
