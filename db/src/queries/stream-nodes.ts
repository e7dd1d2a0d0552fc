import type { Queryable } from '../pool.ts';

/** A node that has announced itself. */
export interface AnnouncedNode {
  url: string;
  publicUrl: string | null;
  capacity: number;
  version: string;
}

/** Writes down that a node has announced itself just now. */
export async function announceNode(db: Queryable, node: AnnouncedNode): Promise<void> {
  await db.query({
    name: 'stream-node.announce',
    text: `insert into stream_node (url, public_url, capacity, version, seen_at)
           values ($1, $2, $3, $4, clock_timestamp())
           on conflict (url) do update
             set public_url = excluded.public_url, capacity = excluded.capacity, version = excluded.version,
                 seen_at = excluded.seen_at`,
    values: [node.url, node.publicUrl, node.capacity, node.version],
  });
}

/** Every node that has announced itself in the last so many hours, with the ms since it did. */
export async function announcedNodes(
  db: Queryable,
  hours: number,
): Promise<(AnnouncedNode & { unseenMs: number })[]> {
  const { rows } = await db.query<AnnouncedNode & { unseenMs: number }>({
    name: 'stream-node.all',
    text: `select url, public_url as "publicUrl", capacity, version,
                  (extract(epoch from clock_timestamp() - seen_at) * 1000)::float8 as "unseenMs"
             from stream_node where seen_at > now() - make_interval(hours => $1) order by url`,
    values: [hours],
  });
  return rows;
}

/** Forgets nodes that have not been seen for so many hours; answers how many. */
export async function forgetNodes(db: Queryable, hours: number): Promise<number> {
  const { rowCount } = await db.query(
    'delete from stream_node where seen_at < now() - make_interval(hours => $1)',
    [hours],
  );
  return rowCount ?? 0;
}
