import type { Tile } from '@fengqiao/contract/wall-tiles';
import { listWalls } from '@fengqiao/db/queries/walls';
import { tilesOnWall } from '../../domain/tiles-on-wall.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** Throws `notFound` for a wall outside the session's reach; a kiosk has one, and is told only of tiles that `hangs` finds on it. */
export async function checkHangs(
  tx: Client,
  { role, wallId: own }: AccountSession,
  wallId: string,
  hangs: (tile: Tile) => boolean,
): Promise<void> {
  const [wall] = await listWalls(tx, wallId);
  const isKiosk = role === 'kiosk';
  if (wall === undefined || (isKiosk && own !== wallId)) throw new AppError('notFound', `Wall ${wallId}`);
  if (isKiosk && !tilesOnWall(wall).some(hangs)) throw new AppError('notFound', 'This tile');
}
