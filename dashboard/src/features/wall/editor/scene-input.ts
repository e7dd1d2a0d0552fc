import type { Scene, SceneInput } from '@fengqiao/contract/wall-scenes';
import type { Screen } from '@fengqiao/contract/walls';
import { tilesOf } from '../screen-input.ts';

/** What the chosen screens show now, as a scene keeps it: their own content, without tours and alarms over it. */
export const contentOf = (screens: readonly Screen[], chosen: readonly string[]): SceneInput['screens'] =>
  screens
    .filter(({ id }) => chosen.includes(id))
    .map((screen) => ({
      id: screen.id,
      layout: screen.layout,
      tiles: tilesOf(screen),
      places: screen.layout === 'free' ? screen.places : [],
    }));

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Digits that no other scene has. */
export const freeDigits = (scenes: readonly Scene[], own: Scene | null): number[] =>
  digits.filter((digit) => scenes.every((scene) => scene.id === own?.id || scene.digit !== digit));
