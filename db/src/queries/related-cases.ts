import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Queryable } from '../pool.ts';
import { caseSummary, type SummaryRow, summaryColumns, summaryJoins } from './cases.ts';

export interface ComparedRow {
  summary: CaseSummary;
  caseId: number;
  /** 15-digit key. */
  area: number;
  /** Folded and masked title. */
  words: string;
  /** As the case itself says; the summary's may be that of the area. */
  point: { lng: number; lat: number } | null;
  registeredAt: number;
  /** Whether one of its reporters reported the other case as well. */
  sameReporter: boolean;
}

type Row = SummaryRow & {
  words: string;
  own_lng: number | null;
  own_lat: number | null;
  same_reporter: boolean;
};

const columns = `${summaryColumns}, coalesce(f.masked, '') as words, s.lng as own_lng, s.lat as own_lat`;
const joins = `${summaryJoins} left join case_search f on f.case_id = s.case_id`;

/** One case of the scope by its code, or null. */
export async function comparedCase(tx: Queryable, caseCode: string): Promise<ComparedRow | null> {
  const { rows } = await tx.query<Row>({
    name: 'relatedCases.one',
    text: `select ${columns}, false as same_reporter from case_state s ${joins} where s.case_code = $1`,
    values: [caseCode],
  });
  return rows[0] === undefined ? null : compared(rows[0]);
}

/** Where and when cases are looked for. */
export interface ComparedRange {
  lo: number;
  hi: number;
  from: Date;
  to: Date;
}

/** Cases of a range but that one, sealed ones never, the newest first; and those by one of its reporters. */
export const casesToCompare = (
  tx: Queryable,
  caseId: number,
  range: ComparedRange,
  limit: number,
): Promise<ComparedRow[]> => candidates(tx, { caseId, hash: null }, range, limit);

/** The same for a matter that is no case yet; `hash` = the keyed hash of who reports it, null = not told. */
export const casesNear = (
  tx: Queryable,
  hash: Buffer | null,
  range: ComparedRange,
  limit: number,
): Promise<ComparedRow[]> => candidates(tx, { caseId: 0, hash }, range, limit);

async function candidates(
  tx: Queryable,
  { caseId, hash }: { caseId: number; hash: Buffer | null },
  range: ComparedRange,
  limit: number,
): Promise<ComparedRow[]> {
  const { rows } = await tx.query<Row>({
    name: 'relatedCases.candidates',
    text: `with reporter as (select hash from case_reporter where case_id = $1 union select $7::bytea),
                same as (select distinct o.case_id from reporter r join case_reporter o on o.hash = r.hash
                          where o.case_id <> $1),
                near as (select s.case_id from case_state s
                          where s.area between $2 and $3 and s.registered_at between $4 and $5 and s.case_id <> $1
                          order by s.registered_at desc, s.case_id desc limit $6),
                wanted as (select case_id from near union select case_id from same)
           select ${columns}, exists (select from same where same.case_id = s.case_id) as same_reporter
             from wanted join case_state s on s.case_id = wanted.case_id ${joins}
            where not s.sealed order by s.registered_at desc, s.case_id desc`,
    values: [caseId, range.lo, range.hi, range.from, range.to, limit, hash],
  });
  return rows.map(compared);
}

/** Whether anybody said who reported a case. */
export async function hasReporter(tx: Queryable, caseId: number): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'relatedCases.hasReporter',
    text: 'select from case_reporter where case_id = $1 limit 1',
    values: [caseId],
  });
  return (rowCount ?? 0) > 0;
}

function compared(row: Row): ComparedRow {
  return {
    summary: caseSummary(row),
    caseId: row.case_id,
    area: row.area,
    words: row.words,
    point: row.own_lng === null || row.own_lat === null ? null : { lng: row.own_lng, lat: row.own_lat },
    registeredAt: row.registered_at.getTime(),
    sameReporter: row.same_reporter,
  };
}
