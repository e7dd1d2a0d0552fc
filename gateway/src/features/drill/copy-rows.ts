import { inScope } from '@fengqiao/db';
import { type DrillTable, putCopiedRows, rowsToCopy } from '@fengqiao/db/queries/drill';
import type { FastifyInstance } from 'fastify';
import { type Pool, wholeCountry } from '../../plugins/db.ts';

const rowsAtOnce = 2_000;

type Row = Record<string, unknown>;

/** Which rows a drill does not take. */
const left: Partial<Record<DrillTable, string>> = {
  // Parents first: a code begins with that of its parent.
  area: 'true order by code',
  camera: 'not private',
  account: 'disabled_at is null',
  terminal: 'revoked_at is null',
  account_terminal: `account_id in (select id from account where disabled_at is null)
    and terminal_id in (select id from terminal where revoked_at is null)`,
};

/** A tile of a wall without what it showed of a real case. */
const withoutCases = (tiles: unknown): unknown =>
  Array.isArray(tiles) ? tiles.map((tile: Row) => (tile.kind === 'case' ? { kind: 'empty' } : tile)) : tiles;

/** What is not taken of a row: passwords and secrets, what turns a camera, and what a wall shows of real cases. */
const changed: Partial<Record<DrillTable, (row: Row) => Row>> = {
  // Its address stays, sealed, and says that the camera has a picture: the drill itself reaches no camera and no node.
  camera: (row) => ({ ...row, room_id: null, device_sealed: null, upstream_id: null }),
  account: (row) => ({
    ...row,
    password_hash: '-',
    totp_sealed: null,
    totp_confirmed_at: null,
    totp_last_step: null,
    locked_until: null,
    failed_attempts: 0,
  }),
  wall: (row) => ({ ...row, name: `【演练】${String(row.name)}` }),
  screen: (row) => ({ ...row, tiles: withoutCases(row.tiles) }),
  wall_scene: (row) => ({
    ...row,
    screens: Array.isArray(row.screens)
      ? row.screens.map((screen: Row) => ({ ...screen, tiles: withoutCases(screen.tiles) }))
      : row.screens,
  }),
};

/** Copies rows of the real database into the drill's; the real one is only read. */
export async function copyTable(
  app: FastifyInstance,
  pool: Pool,
  table: DrillTable,
  where = left[table],
  values: unknown[] = [],
): Promise<void> {
  const found = await app.readScope(wholeCountry, (tx) => rowsToCopy(tx, table, where, values));
  const change = changed[table];
  const rows =
    change === undefined ? found : found.map((row) => JSON.stringify(change(JSON.parse(row) as Row)));
  await inScope(pool, wholeCountry, async (tx) => {
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      await putCopiedRows(tx, table, rows.slice(from, from + rowsAtOnce));
  });
}
