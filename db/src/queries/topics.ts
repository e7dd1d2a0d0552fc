import type { CaseSummary } from '@fengqiao/contract/cases';
import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';
import { caseSummary, type SummaryRow, summaryColumns, summaryJoins } from './cases.ts';

/** A case as topics are found from it. Masked words only. */
export interface TopicSourceRow {
  case_id: number;
  area: number;
  /** null where only the area is known. */
  cell: number | null;
  category: string | null;
  source: string;
  channel: string | null;
  tier: string | null;
  people: number | null;
  registered_at: Date;
  title: string;
  detail: string | null;
  /** Keyed hashes as hexadecimal text; for comparing only. */
  reporters: string[] | null;
}

/** Cases registered in a window, sealed ones left out, the newest first, after a position. Needs the gateway's scope. */
export async function topicSources(
  tx: Queryable,
  window: { from: Date; to: Date },
  before: { registeredAt: Date; caseId: number } | null,
  limit: number,
): Promise<TopicSourceRow[]> {
  const { rows } = await tx.query<TopicSourceRow>({
    name: 'topics.sources',
    text: `select s.case_id, s.area, case when s.lng is null then null else s.cell end as cell, s.category, s.source,
                  s.channel, s.tier, s.people, s.registered_at, coalesce(t.title_masked, '') as title,
                  left(t.detail_masked, 200) as detail,
                  (select array_agg(encode(r.hash, 'hex')) from case_reporter r where r.case_id = s.case_id) as reporters
             from case_state s left join case_text t on t.case_id = s.case_id
            where s.registered_at >= $1 and s.registered_at < $2 and not s.sealed
              and ($3::timestamptz is null or (s.registered_at, s.case_id) < ($3, $4::bigint))
            order by s.registered_at desc, s.case_id desc limit $5`,
    values: [window.from, window.to, before?.registeredAt ?? null, before?.caseId ?? null, limit],
  });
  return rows;
}

export interface TopicRunRow {
  id: number;
  from_at: Date;
  to_at: Date;
  rules_version: string;
  computed_at: Date;
  cases: number;
  cases_before: number;
  whole: boolean;
}

const runColumns = 'id, from_at, to_at, rules_version, computed_at, cases, cases_before, whole';

/** The computation of exactly this window, or null. */
export async function topicRunOf(
  tx: Queryable,
  from: Date,
  to: Date,
  rulesVersion: string,
): Promise<TopicRunRow | null> {
  const { rows } = await tx.query<TopicRunRow>({
    name: 'topics.runOf',
    text: `select ${runColumns} from topic_run where from_at = $1 and to_at = $2 and rules_version = $3`,
    values: [from, to, rulesVersion],
  });
  return rows[0] ?? null;
}

export interface NewTopic {
  /** 15-digit key of the finest area that holds all its cases. */
  area: number;
  heat: number;
  /** JSON text of the finding. */
  finding: string;
  cases: readonly { caseId: number; words: readonly string[] }[];
}

/** Keeps a computation in place of the one of the same window. Needs the gateway's scope. */
export async function replaceTopicRun(
  tx: Queryable,
  run: { from: Date; to: Date; rulesVersion: string; cases: number; casesBefore: number; whole: boolean },
  topics: readonly NewTopic[],
): Promise<void> {
  const { from, to, rulesVersion, cases, casesBefore, whole } = run;
  await tx.query('delete from topic_run where from_at = $1 and to_at = $2 and rules_version = $3', [
    from,
    to,
    rulesVersion,
  ]);
  const { rows } = await tx.query<{ id: number }>(
    `insert into topic_run (from_at, to_at, rules_version, cases, cases_before, whole)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [from, to, rulesVersion, cases, casesBefore, whole],
  );
  const runId = rows[0]?.id ?? 0;
  const ids = await tx.query<{ id: number; n: number }>(
    `with n as (select * from unnest($2::bigint[], $3::real[], $4::jsonb[]) with ordinality as n (area, heat, finding, n)),
          added as (insert into topic (run_id, area, heat, finding)
                    select $1, area, heat, finding || jsonb_build_object('n', n) from n returning id, finding)
     select id, (finding ->> 'n')::int as n from added`,
    [
      runId,
      arrayLiteral(topics.map(({ area }) => area)),
      arrayLiteral(topics.map(({ heat }) => heat)),
      arrayLiteral(topics.map(({ finding }) => finding)),
    ],
  );
  const members = ids.rows.flatMap(({ id, n }) =>
    (topics[n - 1]?.cases ?? []).map(({ caseId, words }) => ({ id, caseId, words: arrayLiteral(words) })),
  );
  await tx.query(
    `insert into topic_case (topic_id, case_id, words)
     select n.topic_id, n.case_id, n.words::text[]
       from unnest($1::bigint[], $2::bigint[], $3::text[]) as n (topic_id, case_id, words)`,
    [
      arrayLiteral(members.map(({ id }) => id)),
      arrayLiteral(members.map(({ caseId }) => caseId)),
      arrayLiteral(members.map(({ words }) => words)),
    ],
  );
}

/** Forgets the topics that a case was part of: what they say is partly of it. Needs the gateway's scope. */
export async function forgetTopicsOf(tx: Queryable, caseId: number): Promise<void> {
  await tx.query('delete from topic where id in (select topic_id from topic_case where case_id = $1)', [
    caseId,
  ]);
}

export interface TopicRow {
  id: number;
  run_id: number;
  area: number;
  area_name: string;
  lng: number | null;
  lat: number | null;
  heat: number;
  /** `TopicFinding` of the gateway's rules, without the cases. */
  finding: unknown;
}

const topicColumns = `t.id, t.run_id, t.area, coalesce(a.name, '') as area_name, a.lng, a.lat, t.heat, t.finding`;

/** Topics of a computation that the scope may see, in a range of areas when one is named, the hottest first. */
export async function topicsOfRun(
  tx: Queryable,
  runId: number,
  limit: number,
  range: { lo: number; hi: number } | null = null,
): Promise<TopicRow[]> {
  const { rows } = await tx.query<TopicRow>({
    name: 'topics.ofRun',
    text: `select ${topicColumns} from topic t left join area a on a.code = t.area
            where t.run_id = $1 and t.area between (select app_lo()) and (select app_hi())
              and ($3::bigint is null or t.area between $3 and $4::bigint)
            order by t.heat desc, t.id limit $2`,
    values: [runId, limit, range?.lo ?? null, range?.hi ?? null],
  });
  return rows;
}

/** One topic of the scope with its computation, or null. */
export async function findTopic(
  tx: Queryable,
  id: number,
): Promise<{ topic: TopicRow; run: TopicRunRow } | null> {
  const { rows } = await tx.query<TopicRow>({
    name: 'topics.find',
    text: `select ${topicColumns} from topic t left join area a on a.code = t.area where t.id = $1`,
    values: [id],
  });
  const [topic] = rows;
  if (topic === undefined) return null;
  const runs = await tx.query<TopicRunRow>(`select ${runColumns} from topic_run where id = $1`, [
    topic.run_id,
  ]);
  const [run] = runs.rows;
  return run === undefined ? null : { topic, run };
}

/** Cases of the window in the scope without sealed ones, and those of them in a topic that lies in the scope. */
export async function countTopicCases(
  tx: Queryable,
  run: Pick<TopicRunRow, 'id' | 'from_at' | 'to_at'>,
): Promise<{ cases: number; grouped: number }> {
  const { rows } = await tx.query<{ cases: number; grouped: number }>({
    name: 'topics.countCases',
    text: `select (select count(*)::int from case_state s where s.registered_at >= $2 and s.registered_at < $3
                      and s.area between (select app_lo()) and (select app_hi()) and not s.sealed) as cases,
                  (select count(*)::int from topic_case c join topic t on t.id = c.topic_id
                     join case_state s on s.case_id = c.case_id
                    where t.run_id = $1 and not s.sealed) as grouped`,
    values: [run.id, run.from_at, run.to_at],
  });
  return rows[0] ?? { cases: 0, grouped: 0 };
}

/** The cases of a topic that the scope may see, sealed ones never, the newest first. */
export async function topicEvidence(
  tx: Queryable,
  topicId: number,
): Promise<{ caseId: number; summary: CaseSummary; words: string[] }[]> {
  const { rows } = await tx.query<SummaryRow & { words: string[] }>({
    name: 'topics.evidence',
    text: `select ${summaryColumns}, c.words
             from topic_case c join case_state s on s.case_id = c.case_id ${summaryJoins}
            where c.topic_id = $1 and not s.sealed order by s.registered_at desc, s.case_id desc`,
    values: [topicId],
  });
  return rows.map((row) => ({ caseId: row.case_id, summary: caseSummary(row), words: row.words }));
}

/** Pairs of cases that have a reporter in common, each case with the one before it. */
export async function sameReporterPairs(
  tx: Queryable,
  caseIds: readonly number[],
): Promise<{ caseId: number; other: number }[]> {
  const { rows } = await tx.query<{ case_id: number; other: number | null }>({
    name: 'topics.sameReporter',
    text: `select case_id, other
             from (select case_id, lag(case_id) over (partition by hash order by case_id) as other
                     from case_reporter where case_id = any ($1::bigint[])) linked
            where other is not null group by 1, 2`,
    values: [arrayLiteral(caseIds)],
  });
  return rows.map((row) => ({ caseId: row.case_id, other: row.other ?? 0 }));
}

/** Takes the turn of finding topics until the session lets it go; false while another gateway has it. */
export async function takeTopicsTurn(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.topics')) as mine`,
  );
  return rows[0]?.mine ?? false;
}

/** Lets the turn go. */
export async function endTopicsTurn(session: Queryable): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.topics'))`);
}
