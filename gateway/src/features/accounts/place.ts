import type { Role } from '@fengqiao/contract/accounts';
import { areaKey, isWithin } from '@fengqiao/contract/areas';
import { hasDepartment } from '@fengqiao/db/queries/account-records';
import { findArea } from '@fengqiao/db/queries/areas';
import { listWalls } from '@fengqiao/db/queries/walls';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** Where an account belongs. */
export interface Place {
  role: Role;
  areaCode: string;
  department: string | null;
  wallId: string | null;
}

/**
 * Throws `notFound` for an area outside the administrator's subtree or an unknown department, `account.badWall` for a kiosk without
 * a wall of its area and for anybody else with one.
 */
export async function checkPlace(tx: Client, administrator: AccountSession, place: Place): Promise<void> {
  const { role, areaCode, department, wallId } = place;
  // The own area counts before the registry is loaded: a new system needs its administrators first.
  const known =
    areaCode === administrator.areaCode ||
    (isWithin(areaCode, administrator.areaCode) && (await findArea(tx, areaKey(areaCode))) !== null);
  if (!known) throw new AppError('notFound', `Area ${areaCode}`);
  if (department !== null && !(await hasDepartment(tx, department)))
    throw new AppError('notFound', `Department ${department}`);
  if ((role === 'kiosk') !== (wallId !== null)) throw new AppError('account.badWall');
  if (wallId === null) return;
  const [wall] = await listWalls(tx, wallId);
  if (wall === undefined || !isWithin(wall.areaCode, areaCode)) throw new AppError('account.badWall');
}
