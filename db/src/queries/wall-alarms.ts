import type { Tier } from '@fengqiao/contract/cases';
import type { AlarmPolicy, WallAlarm } from '@fengqiao/contract/wall-alarms';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Queryable } from '../pool.ts';
import { type AlarmRow, alarmColumns, toAlarm } from './wall-now.ts';

/** A wall that has places for an alarm. */
export interface AlarmWall {
  id: string;
  /** 15-digit key. */
  area: number;
  policy: AlarmPolicy;
}

/** Walls of the scope with at least one reserved place. */
export async function alarmWalls(tx: Queryable): Promise<AlarmWall[]> {
  const { rows } = await tx.query<AlarmWall>({
    name: 'wallAlarms.walls',
    text: `select w.id, w.area, w.policy from wall w
            where exists (select from screen s where s.wall_id = w.id and s.reserved <> '{}') order by w.id`,
  });
  return rows;
}

/** The sequence of the outbox after which changes of the last `minutes` lie. Needs a scope over the whole country. */
export async function seqBefore(tx: Queryable, minutes: number): Promise<number> {
  const { rows } = await tx.query<{ seq: number }>({
    name: 'wallAlarms.seqBefore',
    text: `select coalesce((select min(seq) - 1 from outbox where at > now() - make_interval(mins => $1)),
                           (select max(seq) from outbox), 0)::bigint as seq`,
    values: [minutes],
  });
  return rows[0]?.seq ?? 0;
}

/** What a wall is alarmed by: cases of a range of areas in one of the tiers. */
export interface AlarmReach {
  wallId: string;
  lo: number;
  hi: number;
  tiers: readonly Tier[];
}

/**
 * Raises an alarm for each change of tier after `since` up to `until` that brought an open case to a tier of a wall; not for sealed
 * cases, nor for history that was loaded late (older than a day when it came in), nor when the case waits or is shown there in this
 * tier already. Gateways take turns, and the change's seq names the alarm: whoever comes second raises nothing. Answers the walls.
 */
export async function raiseAlarms(
  tx: Queryable,
  { since, until }: { since: number; until: number },
  reaches: readonly AlarmReach[],
): Promise<string[]> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('fengqiao.wallAlarms'))`);
  const { rows } = await tx.query<{ wall_id: string }>({
    name: 'wallAlarms.raise',
    text: `with news as materialized (
             select o.case_id, max(o.seq) as seq, max(o.at) as at from outbox o
              where o.seq > $1 and o.seq <= $2 and o.kind = 'case' and o.event_type = 'tier.changed'
                and o.occurred_at > o.at - interval '1 day'
              group by o.case_id
           )
           insert into wall_alarm (wall_id, case_id, outbox_seq, tier)
           select w.id, n.case_id, n.seq, s.tier
             from news n join case_state s on s.case_id = n.case_id
             join unnest($3::text[], $4::bigint[], $5::bigint[], $6::text[]) as w (id, lo, hi, tiers)
               on s.area between w.lo and w.hi and s.tier = any (string_to_array(w.tiers, ','))
            where not s.sealed and s.resolved_at is null and s.closed_at is null
              and (s.acknowledged_at is null or s.acknowledged_at < n.at)
              and not exists (select from wall_alarm m
                               where m.wall_id = w.id and m.case_id = n.case_id and m.tier = s.tier
                                 and m.state in ('waiting', 'shown'))
           on conflict (wall_id, case_id, outbox_seq) do nothing
           returning wall_id`,
    values: [
      since,
      until,
      reaches.map(({ wallId }) => wallId),
      reaches.map(({ lo }) => lo),
      reaches.map(({ hi }) => hi),
      reaches.map(({ tiers }) => tiers.join()),
    ],
  });
  return [...new Set(rows.map(({ wall_id: wallId }) => wallId))];
}

/** Walls of the scope on which an alarm stands or waits. */
export async function wallsInAlarm(tx: Queryable): Promise<string[]> {
  const { rows } = await tx.query<{ wall_id: string }>({
    name: 'wallAlarms.inAlarm',
    text: `select wall_id from wall_alarm where state = 'waiting'
           union select wall_id from wall_alarm where state = 'shown' order by wall_id`,
  });
  return rows.map(({ wall_id: wallId }) => wallId);
}

/** An alarm that stands or waits, with its case as it is now. */
export interface LineRow {
  id: number;
  state: 'waiting' | 'shown';
  tier: Tier;
  raisedAt: Date;
  /** null = it waits. */
  until: Date | null;
  caseId: number;
  caseCode: string;
  caseArea: number;
  caseTier: Tier | null;
  /** Resolved or closed. */
  over: boolean;
  sealed: boolean;
  acknowledgedAt: Date | null;
  lng: number | null;
  lat: number | null;
}

export interface AlarmLine extends AlarmWall {
  /** Whether the wall still has a reserved place. */
  hasPlace: boolean;
  /** When an alarm was last brought onto it. */
  lastShownAt: Date | null;
  /** The database's clock. */
  now: Date;
  rows: LineRow[];
}

/** The alarms of a wall, which is held until the transaction ends so that gateways take turns; null = there is no such wall. */
export async function lockLine(tx: Queryable, wallId: string): Promise<AlarmLine | null> {
  const locked = await tx.query<AlarmWall>({
    name: 'wallAlarms.lock',
    text: 'select id, area, policy from wall where id = $1 for no key update',
    values: [wallId],
  });
  const [wall] = locked.rows;
  if (wall === undefined) return null;
  const facts = await tx.query<Pick<AlarmLine, 'hasPlace' | 'lastShownAt' | 'now'>>({
    name: 'wallAlarms.lineFacts',
    text: `select exists (select from screen where wall_id = $1 and reserved <> '{}') as "hasPlace",
                  (select max(shown_at) from wall_alarm where wall_id = $1) as "lastShownAt",
                  clock_timestamp() as now`,
    values: [wallId],
  });
  const { rows } = await tx.query<LineRow>({
    name: 'wallAlarms.line',
    text: `select m.id, m.state, m.tier, m.raised_at as "raisedAt", m.until, m.case_id as "caseId",
                  s.case_code as "caseCode", s.area as "caseArea", s.tier as "caseTier",
                  (s.resolved_at is not null or s.closed_at is not null) as over, s.sealed,
                  s.acknowledged_at as "acknowledgedAt", coalesce(s.lng, a.lng) as lng, coalesce(s.lat, a.lat) as lat
             from wall_alarm m join case_state s on s.case_id = m.case_id left join area a on a.code = s.area
            where m.wall_id = $1 and m.state in ('waiting', 'shown') order by m.id`,
    values: [wallId],
  });
  const { hasPlace = false, lastShownAt = null, now = new Date(0) } = facts.rows[0] ?? {};
  return { ...wall, hasPlace, lastShownAt, now, rows };
}

/** Brings an alarm that waits onto its wall; false = it does not wait any more. */
export async function showAlarm(
  tx: Queryable,
  { id, until, tier, tiles }: { id: number; until: Date; tier: Tier; tiles: readonly Tile[] },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'wallAlarms.show',
    text: `update wall_alarm set state = 'shown', shown_at = clock_timestamp(), until = $2, tier = $3, tiles = $4::jsonb
            where id = $1 and state = 'waiting'`,
    values: [id, until, tier, JSON.stringify(tiles)],
  });
  return rowCount === 1;
}

/** Ends an alarm; false = it was over. */
export async function endAlarm(
  tx: Queryable,
  id: number,
  state: 'acknowledged' | 'timedOut' | 'dropped',
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'wallAlarms.end',
    text: `update wall_alarm set state = $2, ended_at = clock_timestamp()
            where id = $1 and state in ('waiting', 'shown')`,
    values: [id, state],
  });
  return rowCount === 1;
}

/** Ends every alarm of a case as seen by an account; answers the walls on which one stood (`shown`) or waited. */
export async function acknowledgeAlarms(
  tx: Queryable,
  caseCode: string,
  account: string,
): Promise<{ wallId: string; shown: boolean }[]> {
  const { rows } = await tx.query<{ wallId: string; shown: boolean }>({
    name: 'wallAlarms.acknowledge',
    text: `with mine as (
             select m.id, m.state from wall_alarm m join case_state s on s.case_id = m.case_id
              where s.case_code = $1 and m.state in ('waiting', 'shown') order by m.id for update of m
           )
           update wall_alarm m set state = 'acknowledged', ended_at = clock_timestamp(), ended_by = $2
             from mine where m.id = mine.id
           returning m.wall_id as "wallId", mine.state = 'shown' as shown`,
    values: [caseCode, account],
  });
  return rows;
}

/** Alarms of a wall of the scope, the newest first; of cases that the scope sees. */
export async function recentAlarms(tx: Queryable, wallId: string, limit: number): Promise<WallAlarm[]> {
  const { rows } = await tx.query<AlarmRow>({
    name: 'wallAlarms.recent',
    text: `select ${alarmColumns} from wall_alarm m join case_state s on s.case_id = m.case_id
            where m.wall_id = $1 and not s.sealed order by m.id desc limit $2`,
    values: [wallId, limit],
  });
  return rows.map(toAlarm);
}

/** One alarm of a wall of the scope; null when it is not there, or its case may not be seen. */
export async function findAlarm(tx: Queryable, wallId: string, id: number): Promise<WallAlarm | null> {
  const { rows } = await tx.query<AlarmRow>({
    name: 'wallAlarms.find',
    text: `select ${alarmColumns} from wall_alarm m join case_state s on s.case_id = m.case_id
            where m.wall_id = $1 and m.id = $2 and not s.sealed`,
    values: [wallId, id],
  });
  return rows[0] === undefined ? null : toAlarm(rows[0]);
}
