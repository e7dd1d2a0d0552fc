import { LEFT_OUT, type TableSection } from './backup-format.ts';
import type { Queryable } from './pool.ts';

/**
 * The tables of the schema with their written columns, each after the tables it refers to, so that a restore can keep
 * all foreign keys switched on. Partitions and chunks are part of their table.
 */
export async function tablesInOrder(client: Queryable): Promise<TableSection[]> {
  const tables = await client.query<TableSection>(
    `select c.relname::text as table,
            (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all ($1::text[])
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by c.relname`,
    [LEFT_OUT],
  );
  const references = await client.query<{ child: string; parent: string }>(
    `select c.relname::text as child, p.relname::text as parent
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
      where k.contype = 'f' and c.oid <> p.oid`,
  );
  const waiting = new Map(tables.rows.map((section) => [section.table, section]));
  const ordered: TableSection[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ table }) => !references.rows.some(({ child, parent }) => child === table && waiting.has(parent)),
    );
    if (free.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const section of free) waiting.delete(section.table);
    ordered.push(...free);
  }
  return ordered;
}

/** `"table" ("column", ...)`, quoted: names come from the catalogue or from a backup file. */
export function quoted({ table, columns }: TableSection): { table: string; columns: string } {
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
  return { table: quote(table), columns: columns.map(quote).join(', ') };
}

/** Makes the texts of COPY the same on every server, and lets nothing be hidden or cut short. */
export const COPY_SESSION = `
  set local row_security = off;
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local timezone = 'UTC';
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;`;
