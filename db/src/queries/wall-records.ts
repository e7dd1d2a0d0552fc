import type { AlarmPolicy } from '@fengqiao/contract/wall-alarms';
import type { ScreenForm } from '@fengqiao/contract/walls';
import type { Queryable } from '../pool.ts';

/** Makes a wall in the scope; false when its id belongs to another one, seen or not. */
export async function makeWall(
  tx: Queryable,
  wall: { id: string; name: string; area: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'insert into wall (id, name, area) values ($1, $2, $3) on conflict (id) do nothing',
    [wall.id, wall.name, wall.area],
  );
  return rowCount === 1;
}

/** Gives a wall another name. */
export async function renameWall(tx: Queryable, wallId: string, name: string): Promise<void> {
  await tx.query('update wall set name = $2 where id = $1', [wallId, name]);
}

/** Says when alarms take the reserved places of a wall. */
export async function setPolicy(tx: Queryable, wallId: string, policy: AlarmPolicy): Promise<void> {
  await tx.query('update wall set policy = $2::jsonb where id = $1', [wallId, JSON.stringify(policy)]);
}

/** Takes a wall away with all that hangs on it. */
export async function deleteWall(tx: Queryable, wallId: string): Promise<void> {
  await tx.query('delete from wall where id = $1', [wallId]);
}

/** Makes a screen of a wall, the last one, empty; or changes what it is. What it shows stays. */
export async function putScreenForm(
  tx: Queryable,
  wallId: string,
  screenId: string,
  { name, scale, reserved, by }: ScreenForm & { by: string },
): Promise<void> {
  await tx.query(
    `insert into screen (wall_id, id, position, name, scale, reserved, updated_by)
     values ($1, $2, (select coalesce(max(position), 0) + 1 from screen where wall_id = $1), $3, $4, $5, $6)
     on conflict (wall_id, id) do update
        set name = excluded.name, scale = excluded.scale, reserved = excluded.reserved`,
    [wallId, screenId, name, scale, reserved, by],
  );
}

/** Takes a screen of a wall away; false when it is not there. */
export async function deleteScreen(tx: Queryable, wallId: string, screenId: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from screen where wall_id = $1 and id = $2', [
    wallId,
    screenId,
  ]);
  return rowCount === 1;
}

/** Puts the screens of a wall into this order. */
export async function orderScreens(
  tx: Queryable,
  wallId: string,
  screenIds: readonly string[],
): Promise<void> {
  await tx.query(
    `update screen s set position = o.position
       from unnest($2::text[]) with ordinality as o (id, position) where s.wall_id = $1 and s.id = o.id`,
    [wallId, screenIds],
  );
}

/** Of the case codes those that the scope sees, each with its area and whether it is sealed. */
export async function casesForWall(
  db: Queryable,
  caseCodes: readonly string[],
): Promise<Map<string, { area: number; sealed: boolean }>> {
  if (caseCodes.length === 0) return new Map();
  const { rows } = await db.query<{ code: string; area: number; sealed: boolean }>(
    'select case_code as code, area, sealed from case_state where case_code = any ($1::text[])',
    [caseCodes],
  );
  return new Map(rows.map(({ code, area, sealed }) => [code, { area, sealed }]));
}
