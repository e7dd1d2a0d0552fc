import type { Tour, TourInput, TourSchedule } from '@fengqiao/contract/wall-tours';
import type { Screen } from '@fengqiao/contract/walls';

/** The form of a tour while it is filled in. */
export interface TourDraft {
  kind: 'cameras' | 'scenes';
  name: string;
  dwellS: number;
  cameraIds: readonly string[];
  sceneIds: readonly string[];
  /** Chosen places of each screen, in the order of the screens. */
  targets: Readonly<Record<string, readonly number[]>>;
  schedule: TourSchedule | null;
}

/** What a tour is filled in with; a new one takes the whole first screen. */
export function draftOf(tour: Tour | null, screens: readonly Screen[]): TourDraft {
  const [first] = screens;
  const targets: Record<string, number[]> = first && tour === null ? { [first.id]: [0] } : {};
  for (const { screen, place } of tour?.targets ?? []) targets[screen] = [...(targets[screen] ?? []), place];
  return {
    kind: tour !== null && tour.cameraIds.length === 0 ? 'scenes' : 'cameras',
    name: tour?.name ?? '',
    dwellS: tour?.dwellS ?? 15,
    cameraIds: tour?.cameraIds ?? [],
    sceneIds: tour?.sceneIds ?? [],
    targets,
    schedule: tour?.schedule ?? null,
  };
}

/** What keeps a draft from being saved: a key of its words; null = nothing does. */
export function missingIn({ kind, name, cameraIds, sceneIds, targets, schedule }: TourDraft): string | null {
  if (name.trim() === '') return 'name';
  if (kind === 'scenes' && sceneIds.length === 0) return 'scenes';
  if (kind === 'cameras' && cameraIds.length === 0) return 'cameras';
  if (kind === 'cameras' && Object.values(targets).every((places) => places.length === 0)) return 'targets';
  if (schedule !== null && schedule.days.length === 0) return 'days';
  if (schedule !== null && schedule.until <= schedule.from) return 'until';
  return null;
}

/** What is sent; the other kind's parts stay empty. */
export function inputOfDraft(draft: TourDraft): TourInput {
  const cameras = draft.kind === 'cameras';
  return {
    name: draft.name.trim(),
    dwellS: draft.dwellS,
    cameraIds: cameras ? [...draft.cameraIds] : [],
    sceneIds: cameras ? [] : [...draft.sceneIds],
    targets: cameras
      ? Object.entries(draft.targets).flatMap(([screen, places]) =>
          places.map((place) => ({ screen, place })),
        )
      : [],
    schedule: draft.schedule,
  };
}

/** A list with the entry at `index` moved by `by`; at an end it stays. */
export function movedBy<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one, other] = [list[index], list[index + by]];
  if (one !== undefined && other !== undefined) {
    next[index] = other;
    next[index + by] = one;
  }
  return next;
}
