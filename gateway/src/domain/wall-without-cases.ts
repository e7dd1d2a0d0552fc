import { type Role, screenRoles } from '@fengqiao/contract/accounts';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Screen, Wall } from '@fengqiao/contract/walls';

/** Whether the role may know which cases hang on a wall: administrators set walls up and see no case (三员). */
export const knowsCases = (role: Role): boolean => screenRoles.some((known) => known === role);

/** The tile as an administrator may know it: no number of a case. */
export const tileWithoutCase = (tile: Tile): Tile => (tile.kind === 'case' ? { kind: 'empty' } : tile);

/** The same for all tiles of a screen, or of a scene's screen. */
export const screenWithoutCases = <S extends Pick<Screen, 'tiles'>>(screen: S): S => ({
  ...screen,
  tiles: screen.tiles.map(tileWithoutCase),
});

/** The wall as an administrator may know it: what it is and who works it, and no number of a case. */
export function wallWithoutCases(wall: Wall): Wall {
  const { now, screens } = wall;
  return {
    ...wall,
    screens: screens.map(screenWithoutCases),
    now: {
      ...now,
      alarm: null,
      tours: now.tours.map((run) => ({
        ...run,
        scenes: run.scenes.map((scene) => ({ ...scene, screens: scene.screens.map(screenWithoutCases) })),
      })),
    },
  };
}
