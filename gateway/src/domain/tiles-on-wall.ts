import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Wall } from '@fengqiao/contract/walls';

/** Every tile that may stand on a wall now: of its screens, of the scenes of its running tours, of its alarm. */
export const tilesOnWall = ({ screens, now }: Pick<Wall, 'screens' | 'now'>): Tile[] => [
  ...screens.flatMap(({ tiles }) => tiles),
  ...now.tours.flatMap(({ scenes }) =>
    scenes.flatMap((scene) => scene.screens.flatMap(({ tiles }) => tiles)),
  ),
  ...(now.alarm?.tiles ?? []),
];
