import type { CentreFloors, Floor, PlanPoint } from '@fengqiao/contract/floors';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { floorsQuery, putFloor } from './api.ts';
import {
  type DraftHistory,
  draftOf,
  type FloorDraft,
  itemKey,
  moved,
  type PlanItem,
  redo,
  startDraft,
  step,
  takenDown,
  undo,
} from './floor-draft.ts';

interface Editing {
  floor: string;
  /** `updatedAt` of the plan that is changed; null = a new one. */
  basedOn: string | null;
  history: DraftHistory;
}

/** Changing a storey: the draft, its steps, and storing it. One storey at a time. */
export function useFloorEditor(centreId: string, onStored: (floor: string) => void) {
  const queryClient = useQueryClient();
  const [editing, setEditing] = useState<Editing | null>(null);
  const change = (history: (before: DraftHistory) => DraftHistory) =>
    setEditing((now) => now && { ...now, history: history(now.history) });
  const store = useMutation({
    mutationFn: ({ floor, basedOn, history }: Editing): Promise<CentreFloors> =>
      putFloor(centreId, floor, { ...history.now, basedOn }),
    onSuccess: (answer, { floor }) => {
      queryClient.setQueryData(floorsQuery(centreId).queryKey, answer);
      setEditing(null);
      onStored(floor);
    },
  });
  return {
    editing,
    changed: editing !== null && (editing.basedOn === null || editing.history.before.length > 0),
    store,
    start: (floor: Floor) =>
      setEditing({ floor: floor.floor, basedOn: floor.updatedAt, history: startDraft(draftOf(floor)) }),
    startNew: (floor: string, draft: FloorDraft) =>
      setEditing({ floor, basedOn: null, history: startDraft(draft) }),
    cancel: () => {
      store.reset();
      setEditing(null);
    },
    move: (item: PlanItem, at: PlanPoint, by: 'hand' | 'key') =>
      change((history) => step(history, moved(history.now, item, at), by === 'key' ? itemKey(item) : null)),
    takeDown: (cameraId: string) => change((history) => step(history, takenDown(history.now, cameraId))),
    set: (fields: Partial<FloorDraft>, tag: string | null) =>
      change((history) => step(history, { ...history.now, ...fields }, tag)),
    undo: () => change(undo),
    redo: () => change(redo),
  };
}

export type FloorEditor = ReturnType<typeof useFloorEditor>;

/** A stored storey with what the draft changes in it, for drawing; `named`: cameras that the storey knows. */
export function drawnFloor(draft: FloorDraft, floor: string, named: Floor | null): Floor {
  const at = new Map(draft.cameras.map((camera) => [camera.cameraId, camera.at]));
  const known = (named?.cameras ?? []).map((camera) => ({ ...camera, at: at.get(camera.cameraId) ?? null }));
  const others = draft.cameras
    .filter(({ cameraId }) => !known.some((camera) => camera.cameraId === cameraId))
    .map((camera) => ({
      ...camera,
      name: camera.cameraId,
      roomId: null,
      directionDeg: null,
      fovDeg: null,
      viewM: null,
      private: false,
      playable: false,
    }));
  return {
    ...draft,
    floor,
    cameras: [...known, ...others],
    updatedAt: named?.updatedAt ?? '',
    updatedBy: named?.updatedBy ?? '',
  };
}
