import type { FileFormat } from '@fengqiao/contract/tables';
import type { Queryable } from '../pool.ts';

/** A report of the scope. */
export interface ReportRow {
  id: string;
  kind: string;
  area: number;
  areaName: string;
  fromDay: string;
  untilDay: string;
  title: string;
  state: 'queued' | 'running' | 'ready' | 'failed' | 'cancelled';
  /** `Progress` of the contract. */
  progress: { done: number; of: number; step: string | null } | null;
  failure: string | null;
  askedBy: string | null;
  askedAt: Date;
  readyAt: Date | null;
  packId: string | null;
  attempts: number;
  files: { format: FileFormat; bytes: number; sha256: string; signature: string }[];
  /** Microseconds since 1970. */
  askedAtUs: number;
}

const columns = `r.id, r.kind, r.area, coalesce(a.name, '') as "areaName", r.from_day as "fromDay", r.until_day as "untilDay", r.title,
  r.state, r.progress, r.failure, r.asked_by as "askedBy", r.asked_at as "askedAt", r.ready_at as "readyAt", r.pack_id as "packId",
  r.attempts, (extract(epoch from r.asked_at) * 1000000)::bigint as "askedAtUs",
  coalesce((select jsonb_agg(jsonb_build_object('format', f.format, 'bytes', octet_length(f.content), 'sha256', f.sha256,
                                                'signature', f.signature) order by f.format desc)
              from report_file f where f.report_id = r.id), '[]') as files`;
const joins = 'left join area a on a.code = r.area';

/** One report of the scope, or null. */
export async function findReport(tx: Queryable, id: string): Promise<ReportRow | null> {
  const { rows } = await tx.query<ReportRow>({
    name: 'reports.find',
    text: `select ${columns} from report r ${joins} where r.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

export interface ReportConditions {
  /** Range of 15-digit keys. */
  lo: number;
  hi: number;
  /** Kinds that the reader may see. */
  kinds: readonly string[];
  /** Where a page begins: right after this report. */
  after: { askedAtUs: number; id: string } | null;
  limit: number;
}

/** Reports of the scope, the newest first; what was cancelled is left out. */
export async function listReports(tx: Queryable, wanted: ReportConditions): Promise<ReportRow[]> {
  const { lo, hi, kinds, after, limit } = wanted;
  const { rows } = await tx.query<ReportRow>({
    name: 'reports.list',
    text: `select ${columns} from report r ${joins}
            where r.area between $1 and $2 and r.kind = any($3::text[]) and r.state <> 'cancelled'
              and ($4::bigint is null
                   or (r.asked_at, r.id) < (timestamptz 'epoch' + $4::bigint * interval '1 microsecond', $5::uuid))
            order by r.asked_at desc, r.id desc limit $6`,
    values: [lo, hi, kinds, after?.askedAtUs ?? null, after?.id ?? null, limit],
  });
  return rows;
}

export interface NewReport {
  kind: string;
  area: number;
  fromDay: string;
  untilDay: string;
  title: string;
  askedBy: string | null;
}

/** Puts a report into the queue; answers its id, or that of the one of the same kind, area and days that is under way. */
export async function askReport(tx: Queryable, report: NewReport): Promise<{ id: string; isNew: boolean }> {
  const { kind, area, fromDay, untilDay, title, askedBy } = report;
  const { rows } = await tx.query<{ id: string; isNew: boolean }>({
    name: 'reports.ask',
    // The update changes nothing; it makes the row that stands in the way be answered.
    text: `insert into report as r (kind, area, from_day, until_day, title, asked_by) values ($1, $2, $3, $4, $5, $6)
           on conflict (kind, area, from_day, until_day) where state in ('queued', 'running')
           do update set title = r.title
           returning r.id, r.xmax = 0 as "isNew"`,
    values: [kind, area, fromDay, untilDay, title, askedBy],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a report was not put into the queue');
  return row;
}

/** Asks for the clock's report of a kind for every area of a level in the registry that has none of these days yet; answers how many were new. */
export async function askByClock(
  tx: Queryable,
  report: Pick<NewReport, 'kind' | 'fromDay' | 'untilDay' | 'title'>,
  level: string,
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'reports.askByClock',
    text: `insert into report (kind, area, from_day, until_day, title, asked_by)
           select $1, a.code, $2::date, $3::date, $4, null from area a
            where a.level = $5 and not exists (
              select from report r where r.kind = $1 and r.area = a.code and r.from_day = $2::date and r.until_day = $3::date
                 and r.asked_by is null)
           on conflict do nothing`,
    values: [report.kind, report.fromDay, report.untilDay, report.title, level],
  });
  return rowCount ?? 0;
}

/** Takes the turn of making one report until the session lets it go; false while another gateway makes it. */
export async function takeReportTurn(session: Queryable, id: string): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.report'), hashtext($1)) as mine`,
    [id],
  );
  return rows[0]?.mine ?? false;
}

/** Lets the turn go. */
export async function endReportTurn(session: Queryable, id: string): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.report'), hashtext($1))`, [id]);
}

/** Reports that wait, and those that somebody makes or has left when it died; what people asked for goes before what the clock did. */
export async function openReports(tx: Queryable, limit: number): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'reports.open',
    text: `select id from report where state in ('queued', 'running')
            order by (asked_by is null), asked_at, id limit $1`,
    values: [limit],
  });
  return rows.map(({ id }) => id);
}

/** Begins a report, once more if it was left; null = it was made or cancelled meanwhile. */
export async function beginReport(tx: Queryable, id: string): Promise<ReportRow | null> {
  const { rowCount } = await tx.query({
    name: 'reports.begin',
    text: `update report set state = 'running', attempts = attempts + 1, progress = null
            where id = $1 and state in ('queued', 'running')`,
    values: [id],
  });
  return rowCount === 1 ? findReport(tx, id) : null;
}

/** Writes down how far a report is; false = it was cancelled. */
export async function noteReportProgress(tx: Queryable, id: string, progress: object): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'reports.progress',
    text: `update report set progress = $2::jsonb where id = $1 and state = 'running'`,
    values: [id, JSON.stringify(progress)],
  });
  return rowCount === 1;
}

export interface MadeReport {
  packId: string;
  /** Codes of the cases that stand in its files. */
  printed: readonly string[];
  files: readonly { format: FileFormat; content: Buffer; sha256: string; signature: string }[];
}

/** Keeps a report with its files; false = it was cancelled meanwhile, and nothing is kept. */
export async function finishReport(tx: Queryable, id: string, made: MadeReport): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'reports.finish',
    text: `update report set state = 'ready', ready_at = clock_timestamp(), progress = null, failure = null, pack_id = $2, printed = $3
            where id = $1 and state = 'running'`,
    values: [id, made.packId, made.printed],
  });
  if (rowCount !== 1) return false;
  for (const { format, content, sha256, signature } of made.files)
    await tx.query({
      name: 'reports.keepFile',
      text: 'insert into report_file (report_id, format, content, sha256, signature) values ($1, $2, $3, $4, $5)',
      values: [id, format, content, sha256, signature],
    });
  return true;
}

/** Ends a report that was not made, with why in words; false = it has ended already. */
export async function endReport(
  tx: Queryable,
  id: string,
  state: 'failed' | 'cancelled',
  failure: string | null,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'reports.end',
    text: `update report set state = $2, failure = $3, progress = null where id = $1 and state in ('queued', 'running')`,
    values: [id, state, failure],
  });
  return rowCount === 1;
}

/** A kept file of the scope, byte by byte, and whether all cases in it may still be shown; null = there is none. */
export async function reportFile(
  tx: Queryable,
  id: string,
  format: FileFormat,
): Promise<{ content: Buffer; hidden: number } | null> {
  const { rows } = await tx.query<{ content: Buffer; hidden: number }>({
    name: 'reports.file',
    text: `select f.content,
                  (select count(*)::int from unnest(r.printed) p (code)
                    where not exists (select from case_state s where s.case_code = p.code)) as hidden
             from report_file f join report r on r.id = f.report_id where f.report_id = $1 and f.format = $2`,
    values: [id, format],
  });
  return rows[0] ?? null;
}

/** Takes back the figures of a report that came to nothing. */
export async function dropPackOfReport(tx: Queryable, packId: string): Promise<void> {
  await tx.query({
    name: 'reports.dropPack',
    text: 'delete from pack p where p.id = $1 and not exists (select from report r where r.pack_id = p.id)',
    values: [packId],
  });
}
