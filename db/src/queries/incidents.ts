import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Incident, IncidentKind } from '@fengqiao/contract/incidents';
import type { Queryable } from '../pool.ts';

interface Row extends Omit<Incident, 'areaCode' | 'reportedAt' | 'withdrawn'> {
  area: number;
  reportedAt: Date;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
  withdrawnAt: Date | null;
}

/** Incidents of the scope that happened in a year, the newest first; one when its id is named. Withdrawn ones are there too. */
export async function listIncidents(
  db: Queryable,
  search: { year?: number; id?: string },
): Promise<Incident[]> {
  const { rows } = await db.query<Row>(
    `select i.id, i.area, coalesce(a.name, '') as "areaName", i.kind, to_char(i.happened_on, 'YYYY-MM-DD') as "happenedOn",
            s.case_code as "caseCode", i.note, i.reported_by as "reportedBy", i.reported_at as "reportedAt",
            i.withdrawn_by as "withdrawnBy", i.withdrawn_reason as "withdrawnReason", i.withdrawn_at as "withdrawnAt"
       from incident i left join area a on a.code = i.area left join case_state s on s.case_id = i.case_id
      where ($1::int is null or extract(year from i.happened_on) = $1) and ($2::uuid is null or i.id = $2)
      order by i.happened_on desc, i.reported_at desc, i.id`,
    [search.year ?? null, search.id ?? null],
  );
  return rows.map(({ area, reportedAt, withdrawnBy, withdrawnReason, withdrawnAt, ...row }) => ({
    ...row,
    areaCode: areaCodeOfKey(area),
    reportedAt: reportedAt.toISOString(),
    withdrawn:
      withdrawnAt === null
        ? null
        : { by: withdrawnBy ?? '', reason: withdrawnReason ?? '', at: withdrawnAt.toISOString() },
  }));
}

/** Writes an incident down; `caseCode` of a case that the scope does not see names none. Answers its id. */
export async function insertIncident(
  db: Queryable,
  incident: {
    area: number;
    kind: string;
    happenedOn: string;
    caseCode: string | null;
    note: string;
    by: string;
  },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into incident (area, kind, happened_on, case_id, note, reported_by)
     values ($1, $2, $3::date, (select case_id from case_state where case_code = $4), $5, $6) returning id`,
    [incident.area, incident.kind, incident.happenedOn, incident.caseCode, incident.note, incident.by],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('insert into incident answered no row');
  return row.id;
}

/** Withdraws an incident; false when it is not in the scope or was withdrawn before. */
export async function withdrawIncident(
  db: Queryable,
  id: string,
  { reason, by }: { reason: string; by: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update incident set withdrawn_at = now(), withdrawn_reason = $2, withdrawn_by = $3
      where id = $1 and withdrawn_at is null`,
    [id, reason, by],
  );
  return rowCount === 1;
}

/** Incidents of a year that count, by area and kind. */
export async function incidentCounts(
  db: Queryable,
  { lo, hi, year }: { lo: number; hi: number; year: number },
): Promise<{ area: number; kind: IncidentKind; n: number }[]> {
  const { rows } = await db.query<{ area: number; kind: IncidentKind; n: number }>(
    `select area, kind, count(*)::int as n from incident
      where area between $1 and $2 and withdrawn_at is null and extract(year from happened_on) = $3
      group by area, kind order by area, kind`,
    [lo, hi, year],
  );
  return rows;
}

/** Whether a case is in the scope, and not sealed for it. */
export async function caseIsSeen(db: Queryable, caseCode: string): Promise<boolean> {
  const { rows } = await db.query('select from case_state where case_code = $1', [caseCode]);
  return rows.length > 0;
}
