import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Queryable } from '../pool.ts';
import {
  type CaseKey,
  caseKeySql,
  type DifficultyClock,
  type Population,
  populationSql,
} from './case-keys.ts';
import { type CasePosition, caseSummary, type SummaryRow, summaryColumns, summaryJoins } from './cases.ts';
import { eventKeySql } from './event-key.ts';
import {
  Binding,
  type CountedArea,
  type CountFilter,
  type Days,
  filterSql,
  withinSql,
} from './indicator-filter.ts';

/** Cases that stand behind a figure: of a population with one of the keys, or with an event of a type and one of the keys. */
export type Behind =
  | { of: 'cases'; population: Population; key: CaseKey; keys: readonly string[] }
  | { of: 'events'; type: string; by: 'key' | 'category'; keys: readonly string[] };

export interface CasesBehind {
  area: CountedArea;
  days: Days;
  filter: CountFilter;
  clocks: readonly DifficultyClock[];
  /** Any of them. */
  behind: readonly Behind[];
}

/**
 * Cases behind a figure, the newest registration first, and how many there are. The scope decides which of them the reader may
 * open; it has to reach over the whole country, because an event stays where it happened when its case moves: `area` bounds.
 */
export async function casesBehind(
  tx: Queryable,
  wanted: CasesBehind,
  after: CasePosition | undefined,
  limit: number,
): Promise<{ rows: (CasePosition & { summary: CaseSummary })[]; total: number }> {
  if (wanted.behind.length === 0) return { rows: [], total: 0 };
  const counting = new Binding();
  const counted = await tx.query<{ n: number }>(
    `select count(*)::int as n from case_state s where ${whereSql(wanted, counting)}`,
    counting.values,
  );
  const bind = new Binding();
  const where = whereSql(wanted, bind);
  const from = bind.of(after === undefined ? null : new Date(after.registeredAt).toISOString());
  const { rows } = await tx.query<SummaryRow>(
    `select ${summaryColumns} from case_state s ${summaryJoins}
      where ${where}
        and (${from}::timestamptz is null or (s.registered_at, s.case_id) < (${from}, ${bind.of(after?.caseId ?? null)}::bigint))
      order by s.registered_at desc, s.case_id desc limit ${bind.of(limit)}`,
    bind.values,
  );
  return {
    rows: rows.map((row) => ({
      caseId: row.case_id,
      registeredAt: row.registered_at.getTime(),
      summary: caseSummary(row),
    })),
    total: counted.rows[0]?.n ?? 0,
  };
}

function whereSql({ area, days, filter, clocks, behind }: CasesBehind, bind: Binding): string {
  const any = behind.map((each) => (each.of === 'cases' ? ofCases(each) : ofEvents(each)));
  return `s.area between ${bind.of(area.lo)} and ${bind.of(area.hi)}${filterSql(filter, bind)} and (${any.join(' or ')})`;

  function ofCases({ population, key: name, keys }: Extract<Behind, { of: 'cases' }>): string {
    const { key, join } = caseKeySql(name, clocks, bind);
    const keyed = join === '' ? key : `(select ${key} from (select) one ${join})`;
    return `(${populationSql(population, days, bind)} and ${keyed} = any(${bind.of(keys)}::text[]))`;
  }

  function ofEvents({ type, by, keys }: Extract<Behind, { of: 'events' }>): string {
    const key = by === 'category' ? `coalesce(s.category, '')` : eventKeySql(type);
    return `exists (select from case_event_visible e
                     where e.case_id = s.case_id and e.type = ${bind.of(type)}
                       and ${withinSql('e.occurred_at', days, bind)} and ${key} = any(${bind.of(keys)}::text[]))`;
  }
}
