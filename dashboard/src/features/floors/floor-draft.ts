import type { Floor, FloorInput, PlanPoint } from '@fengqiao/contract/floors';

/** What of a storey can be moved on its plan. */
export type PlanItem = { kind: 'camera'; cameraId: string } | { kind: 'room'; index: number };

/** A storey that is being changed. */
export type FloorDraft = Omit<FloorInput, 'basedOn'>;

/** A draft with the way back and forth. `tag`: what the newest step was about; the next one of the same is one with it. */
export interface DraftHistory {
  now: FloorDraft;
  before: readonly FloorDraft[];
  after: readonly FloorDraft[];
  tag: string | null;
}

const stepsKept = 100;

/** A stored storey as a draft: cameras that are not on the plan are left out. */
export const draftOf = ({ name, zone, note, northDeg, outline, rooms, cameras }: Floor): FloorDraft => ({
  name,
  zone,
  note,
  northDeg,
  outline,
  rooms,
  cameras: cameras.flatMap(({ cameraId, at }) => (at === null ? [] : [{ cameraId, at }])),
});

export const startDraft = (now: FloorDraft): DraftHistory => ({ now, before: [], after: [], tag: null });

/** Another state of the draft; steps with the same tag, such as arrow keys on one camera, are undone together. */
export function step(history: DraftHistory, now: FloorDraft, tag: string | null = null): DraftHistory {
  const joined = tag !== null && tag === history.tag;
  const before = joined ? history.before : [...history.before, history.now].slice(-stepsKept);
  return { now, before, after: [], tag };
}

export function undo({ now, before, after }: DraftHistory): DraftHistory {
  const last = before.at(-1);
  return last === undefined
    ? { now, before, after, tag: null }
    : { now: last, before: before.slice(0, -1), after: [now, ...after], tag: null };
}

export function redo({ now, before, after }: DraftHistory): DraftHistory {
  const [next, ...rest] = after;
  return next === undefined
    ? { now, before, after, tag: null }
    : { now: next, before: [...before, now], after: rest, tag: null };
}

/** The draft with an item at another place; a camera that was not on the plan is hung there. */
export function moved(draft: FloorDraft, item: PlanItem, at: PlanPoint): FloorDraft {
  if (item.kind === 'room')
    return {
      ...draft,
      rooms: draft.rooms.map((room, index) => (index === item.index ? { ...room, at } : room)),
    };
  const others = draft.cameras.filter(({ cameraId }) => cameraId !== item.cameraId);
  return { ...draft, cameras: [...others, { cameraId: item.cameraId, at }] };
}

/** The draft without a camera. */
export const takenDown = (draft: FloorDraft, cameraId: string): FloorDraft => ({
  ...draft,
  cameras: draft.cameras.filter((camera) => camera.cameraId !== cameraId),
});

/** Where an item is; null = not on the plan. */
export function placeOf(draft: FloorDraft, item: PlanItem): PlanPoint | null {
  if (item.kind === 'room') return draft.rooms[item.index]?.at ?? null;
  return draft.cameras.find(({ cameraId }) => cameraId === item.cameraId)?.at ?? null;
}

const directions: Record<string, PlanPoint> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where an arrow key moves a point: ten centimetres, with Shift a metre; null = another key. */
export function arrowMove([x, y]: PlanPoint, key: string, shift: boolean): PlanPoint | null {
  const direction = directions[key];
  if (direction === undefined) return null;
  const by = shift ? 1 : 0.1;
  return [Math.round((x + direction[0] * by) * 100) / 100, Math.round((y + direction[1] * by) * 100) / 100];
}

/** One text for one item, for steps and keys. */
export const itemKey = (item: PlanItem): string =>
  item.kind === 'room' ? `room ${item.index}` : `camera ${item.cameraId}`;
