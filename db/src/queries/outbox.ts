import type { Queryable } from '../pool.ts';

/**
 * Writers of the outbox take turns from here to their commit, so that `seq` rises in commit order: whoever has read n has
 * read all below n. Take it as late in the transaction as possible.
 */
export async function lockOutbox(tx: Queryable): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('fengqiao.outbox'))`);
}

/** Channel on which writers tell `<lo>-<hi>` of their rows, once per transaction. */
export const outboxChannel = 'fengqiao_outbox';
/** Channel on which the token hash (hex) of a revoked session is told. */
export const sessionChannel = 'fengqiao_session';

export interface OutboxRow {
  seq: number;
  at: Date;
  kind: 'case' | 'wall' | 'viewing' | 'outage' | 'room' | 'meeting' | 'report';
  /** 15-digit area key. */
  area: number;
  caseId: number | null;
  eventType: string | null;
  occurredAt: Date | null;
  wallId: string | null;
  screenId: string | null;
  viewingId: string | null;
  /** Entry of the log of outages. */
  healthId: number | null;
  roomId: string | null;
  /** Meeting or report. */
  subjectId: string | null;
}

/** Rows of the scope after a sequence, in order. */
export async function outboxAfter(tx: Queryable, since: number, limit: number): Promise<OutboxRow[]> {
  const answer = await tx.query<OutboxRow>({
    name: 'outbox.after',
    text: `select seq, at, kind, area, case_id as "caseId", event_type as "eventType", occurred_at as "occurredAt",
                  wall_id as "wallId", screen_id as "screenId", viewing_id as "viewingId",
                  camera_health_id as "healthId", room_id as "roomId", subject_id as "subjectId"
             from outbox where seq > $1 order by seq limit $2`,
    values: [since, limit],
  });
  return answer.rows;
}

/** Tells of a step of a viewing in the area of its room. Needs a transaction. */
export async function tellViewing(tx: Queryable, area: number, viewingId: string): Promise<void> {
  await lockOutbox(tx);
  const { rows } = await tx.query<{ seq: number }>(
    `insert into outbox (kind, area, viewing_id) values ('viewing', $1, $2) returning seq`,
    [area, viewingId],
  );
  const seq = rows[0]?.seq ?? 0;
  await tx.query('select pg_notify($1, $2)', [outboxChannel, `${seq}-${seq}`]);
}

/** Tells of another word on a room. Needs a transaction. */
export async function tellRoom(tx: Queryable, area: number, roomId: string): Promise<void> {
  await lockOutbox(tx);
  const { rows } = await tx.query<{ seq: number }>(
    `insert into outbox (kind, area, room_id) values ('room', $1, $2) returning seq`,
    [area, roomId],
  );
  const seq = rows[0]?.seq ?? 0;
  await tx.query('select pg_notify($1, $2)', [outboxChannel, `${seq}-${seq}`]);
}

/** Tells that a meeting or a report of an area has changed. Needs a transaction. */
export async function tellSubject(
  tx: Queryable,
  kind: 'meeting' | 'report',
  area: number,
  id: string,
): Promise<void> {
  await lockOutbox(tx);
  const { rows } = await tx.query<{ seq: number }>(
    'insert into outbox (kind, area, subject_id) values ($1, $2, $3) returning seq',
    [kind, area, id],
  );
  const seq = rows[0]?.seq ?? 0;
  await tx.query('select pg_notify($1, $2)', [outboxChannel, `${seq}-${seq}`]);
}

/** Tells of beginnings and ends of outages in the areas of their cameras. Needs a transaction. */
export async function tellOutages(
  tx: Queryable,
  entries: readonly { id: number; area: number }[],
): Promise<void> {
  if (entries.length === 0) return;
  await lockOutbox(tx);
  const { rows } = await tx.query<{ seq: number }>(
    `insert into outbox (kind, area, camera_health_id)
     select 'outage', area, id from unnest($1::bigint[], $2::bigint[]) as e (id, area) order by id returning seq`,
    [entries.map(({ id }) => id), entries.map(({ area }) => area)],
  );
  const seqs = rows.map(({ seq }) => seq);
  await tx.query('select pg_notify($1, $2)', [outboxChannel, `${Math.min(...seqs)}-${Math.max(...seqs)}`]);
}

/** Oldest and newest sequence that is kept; null = the outbox is empty. Needs a scope over the whole country. */
export async function outboxBounds(tx: Queryable): Promise<{ oldest: number; newest: number } | null> {
  const answer = await tx.query<{ oldest: number | null; newest: number | null }>({
    name: 'outbox.bounds',
    text: 'select min(seq) as oldest, max(seq) as newest from outbox',
  });
  const { oldest = null, newest = null } = answer.rows[0] ?? {};
  return oldest === null || newest === null ? null : { oldest, newest };
}

/** Newest outbox sequence; 0 = none yet. Needs a scope over the whole country. */
export async function newestSeq(tx: Queryable): Promise<number> {
  return (await outboxBounds(tx))?.newest ?? 0;
}

/** Forgets rows older than so many hours, but never the newest row. Answers how many. */
export async function pruneOutbox(tx: Queryable, hours: number): Promise<number> {
  const answer = await tx.query(
    `delete from outbox where at < now() - make_interval(hours => $1) and seq < (select max(seq) from outbox)`,
    [hours],
  );
  return answer.rowCount ?? 0;
}
