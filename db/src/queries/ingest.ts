import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';
import { timestamp } from '../timestamp.ts';
import { outboxChannel } from './outbox.ts';

export interface ClaimedKeys {
  /** The database's clock at the start of the transaction, in milliseconds. */
  now: number;
  /** Which of the keys are new, by position. */
  fresh: boolean[];
}

/**
 * Claims the keys (source, event id) of events: a key that is there already is a repeated event. Pass sorted and
 * without repeats, so that transactions wait for each other in one order.
 */
export async function claimKeys(
  tx: Queryable,
  sources: readonly string[],
  eventIds: readonly string[],
): Promise<ClaimedKeys> {
  const { rows } = await tx.query<{ now: number; fresh: [string, string][] | null }>({
    name: 'ingest.claimKeys',
    text: `with claimed as (
             insert into ingest_key (source, event_id) select * from unnest($1::text[], $2::text[])
             on conflict do nothing returning source, event_id
           )
           select (extract(epoch from now()) * 1000)::bigint as now,
                  case when count(*) < $3 then coalesce(json_agg(json_build_array(source, event_id)), '[]') end as fresh
             from claimed`,
    values: [arrayLiteral(sources), arrayLiteral(eventIds), eventIds.length],
  });
  const { now = Date.now(), fresh = null } = rows[0] ?? {};
  if (fresh === null) return { now, fresh: eventIds.map(() => true) };
  const claimed = new Set(fresh.map(([source, eventId]) => `${source}\0${eventId}`));
  return { now, fresh: eventIds.map((eventId, index) => claimed.has(`${sources[index]}\0${eventId}`)) };
}

/** One row of the log; times in milliseconds, `payload` as JSON text. */
export interface EventRow {
  at: number;
  caseId: number;
  source: string;
  eventId: string;
  type: string;
  area: number;
  category: string | null;
  cell: number | null;
  payload: string;
}

/** From here on COPY's extra round trip is cheaper than taking rows from arrays. */
const copyFromRows = 64;

/** Appends to the log. */
export async function appendEvents(
  client: pg.ClientBase,
  receivedAt: number,
  events: readonly EventRow[],
): Promise<void> {
  if (events.length < copyFromRows) {
    await insertEvents(client, receivedAt, events);
    return;
  }
  const stream = client.query(
    copyFrom(
      'copy case_event (received_at, occurred_at, case_id, source, event_id, type, area, category, cell, payload) from stdin',
    ),
  );
  await pipeline([copyText(timestamp(receivedAt), events)], stream);
}

async function insertEvents(tx: Queryable, receivedAt: number, events: readonly EventRow[]): Promise<void> {
  await tx.query({
    name: 'ingest.insertEvents',
    text: `insert into case_event
             (received_at, occurred_at, case_id, source, event_id, type, area, category, cell, payload)
           select $1::timestamptz, * from unnest($2::timestamptz[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                                                 $7::bigint[], $8::text[], $9::bigint[], $10::jsonb[])`,
    values: [
      timestamp(receivedAt),
      arrayLiteral(events.map(({ at }) => timestamp(at))),
      arrayLiteral(events.map(({ caseId }) => caseId)),
      arrayLiteral(events.map(({ source }) => source)),
      arrayLiteral(events.map(({ eventId }) => eventId)),
      arrayLiteral(events.map(({ type }) => type)),
      arrayLiteral(events.map(({ area }) => area)),
      arrayLiteral(events.map(({ category }) => category)),
      arrayLiteral(events.map(({ cell }) => cell)),
      arrayLiteral(events.map(({ payload }) => payload)),
    ],
  });
}

/** Rows in COPY's text format: tabs between, `\N` for null, backslash before what would end a field. */
function copyText(receivedAt: string, events: readonly EventRow[]): string {
  let text = '';
  for (const e of events) {
    text += `${receivedAt}\t${timestamp(e.at)}\t${e.caseId}\t${field(e.source)}\t${field(e.eventId)}\t${e.type}\t${e.area}\t${
      e.category === null ? '\\N' : field(e.category)
    }\t${e.cell ?? '\\N'}\t${field(e.payload)}\n`;
  }
  return text;
}

const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(text: string): string {
  return special.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? '') : text;
}

/** An event of the log as the fold and the rollups need it again. */
export interface LoggedEvent {
  case_id: number;
  source: string;
  event_id: string;
  type: string;
  at: number;
  payload: Record<string, unknown>;
}

/** The log of cases within times that surely hold it (ms), so that few chunks are read. Needs a scope over the whole country. */
export async function eventsOfCases(
  tx: Queryable,
  caseIds: readonly number[],
  from: number,
  to: number,
): Promise<LoggedEvent[]> {
  const { rows } = await tx.query<LoggedEvent>({
    name: 'ingest.eventsOfCases',
    text: `select case_id, source, event_id, type, (extract(epoch from occurred_at) * 1000)::bigint as at, payload
             from case_event_visible
            where case_id = any($1::bigint[]) and occurred_at between $2 and $3`,
    values: [arrayLiteral(caseIds), timestamp(from), timestamp(to)],
  });
  return rows;
}

/** All events of one case. An event keeps the area in which it happened: ask with a scope over the whole country. */
export async function caseEvents(tx: Queryable, caseId: number): Promise<LoggedEvent[]> {
  const { rows } = await tx.query<LoggedEvent>({
    name: 'ingest.caseEvents',
    text: `select case_id, source, event_id, type, (extract(epoch from occurred_at) * 1000)::bigint as at, payload
             from case_event_visible where case_id = $1`,
    values: [caseId],
  });
  return rows;
}

export interface CaseOutboxRow {
  area: number;
  caseId: number;
  eventType: string;
  at: number;
}

/** Writes what the sockets tell; take `lockOutbox` before. Answers the first and last sequence. */
export async function insertCaseOutbox(
  tx: Queryable,
  rows: readonly CaseOutboxRow[],
): Promise<{ lo: number; hi: number }> {
  const answer = await tx.query<{ lo: number; hi: number }>({
    name: 'ingest.outbox',
    text: `with added as (
             insert into outbox (kind, area, case_id, event_type, occurred_at)
             select 'case', * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[])
             returning seq
           )
           select min(seq) as lo, max(seq) as hi from added`,
    values: [
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ caseId }) => caseId)),
      arrayLiteral(rows.map(({ eventType }) => eventType)),
      arrayLiteral(rows.map(({ at }) => timestamp(at))),
    ],
  });
  return answer.rows[0] ?? { lo: 0, hi: 0 };
}

/** Tells every gateway of new outbox rows, once per transaction and after its commit; a hint that may get lost. */
export async function announceOutbox(db: Queryable, { lo, hi }: { lo: number; hi: number }): Promise<void> {
  await db.query({
    name: 'ingest.announce',
    text: 'select pg_notify($1, $2)',
    values: [outboxChannel, `${lo}-${hi}`],
  });
}
