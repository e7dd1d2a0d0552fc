import type { Scene, SceneInput } from '@fengqiao/contract/wall-scenes';
import type { Queryable } from '../pool.ts';
import { type SceneRow, sceneColumns, toScene } from './wall-now.ts';

/** Scenes of a wall of the scope: those with a digit first, then by name; one of them when `sceneId` is given. */
export async function listScenes(
  db: Queryable,
  wallId: string,
  sceneId: string | null = null,
): Promise<Scene[]> {
  const { rows } = await db.query<SceneRow>({
    name: 'wallScenes.list',
    text: `select ${sceneColumns} from wall_scene c
            where c.wall_id = $1 and ($2::uuid is null or c.id = $2) order by c.digit nulls last, c.name, c.id`,
    values: [wallId, sceneId],
  });
  return rows.map(toScene);
}

/** Makes a scene of a wall, or changes the one with the id. Null when that is not there; the name of what is taken already. */
export async function putScene(
  tx: Queryable,
  wallId: string,
  sceneId: string | null,
  { name, digit, screens, by }: SceneInput & { by: string },
): Promise<Scene | 'name' | 'digit' | null> {
  const taken = await tx.query<{ name: string }>(
    `select name from wall_scene
      where wall_id = $1 and ($2::uuid is null or id <> $2) and (name = $3 or digit = $4)
      order by name = $3 desc limit 1`,
    [wallId, sceneId, name, digit],
  );
  if (taken.rows[0] !== undefined) return taken.rows[0].name === name ? 'name' : 'digit';
  const values = [wallId, name, digit, JSON.stringify(screens), by];
  const { rows } =
    sceneId === null
      ? await tx.query<SceneRow>(
          `insert into wall_scene as c (wall_id, name, digit, screens, updated_by) values ($1, $2, $3, $4::jsonb, $5)
           returning ${sceneColumns}`,
          values,
        )
      : await tx.query<SceneRow>(
          `update wall_scene c set name = $2, digit = $3, screens = $4::jsonb, updated_at = now(), updated_by = $5
            where c.wall_id = $1 and c.id = $6 returning ${sceneColumns}`,
          [...values, sceneId],
        );
  return rows[0] === undefined ? null : toScene(rows[0]);
}

/** Takes a scene away; answers its name, null when it is not there. */
export async function deleteScene(tx: Queryable, wallId: string, sceneId: string): Promise<string | null> {
  const { rows } = await tx.query<{ name: string }>(
    'delete from wall_scene where wall_id = $1 and id = $2 returning name',
    [wallId, sceneId],
  );
  return rows[0]?.name ?? null;
}

/** Name of a tour that shows the scene, or null. */
export async function tourWithScene(db: Queryable, wallId: string, sceneId: string): Promise<string | null> {
  const { rows } = await db.query<{ name: string }>(
    'select name from wall_tour where wall_id = $1 and $2::uuid = any (scene_ids) order by name limit 1',
    [wallId, sceneId],
  );
  return rows[0]?.name ?? null;
}
