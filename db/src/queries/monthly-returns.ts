import type { Queryable } from '../pool.ts';

/** An area that owes the return of a month, and how it stands. */
export interface ReturnRow {
  area: number;
  areaName: string;
  sentAt: Date | null;
  sentBy: string | null;
  reportId: string | null;
}

/** The areas of a level in a range, in the order of their codes, each with what it sent for a month (its first day). */
export async function monthlyReturns(
  tx: Queryable,
  wanted: { lo: number; hi: number; level: string; month: string },
): Promise<ReturnRow[]> {
  const { rows } = await tx.query<ReturnRow>({
    name: 'monthlyReturns.of',
    text: `select a.code as area, a.name as "areaName", m.sent_at as "sentAt", m.sent_by as "sentBy", m.report_id as "reportId"
             from area a left join monthly_return m on m.area = a.code and m.month = $4::date
            where a.code between $1 and $2 and a.level = $3 order by a.code`,
    values: [wanted.lo, wanted.hi, wanted.level, wanted.month],
  });
  return rows;
}

/** Sends a return up. Sent again it replaces the report; the time of the first one stays. */
export async function sendReturn(
  tx: Queryable,
  sent: { area: number; month: string; reportId: string; sentBy: string },
): Promise<void> {
  await tx.query({
    name: 'monthlyReturns.send',
    text: `insert into monthly_return (area, month, report_id, sent_by) values ($1, $2::date, $3, $4)
           on conflict (area, month) do update
             set report_id = excluded.report_id, sent_by = excluded.sent_by, sent_again_at = clock_timestamp()`,
    values: [sent.area, sent.month, sent.reportId, sent.sentBy],
  });
}
