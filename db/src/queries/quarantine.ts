import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';

export interface NewQuarantineRow {
  source: string;
  area: number;
  importId: string | null;
  /** The adapter by which the row is read; null = it is an event, or a row of an import. */
  adapter: string | null;
  /** The sender's id of the case, where only the adapter knows in which field it stands. */
  caseRef: string | null;
  row: number | null;
  column: string | null;
  eventId: string | null;
  code: string;
  message: string;
  /** JSON text of the event as it came. */
  event: string;
}

/** Keeps rows that could not be taken; one that waits for repair already, word for word, is not kept twice. */
export async function insertQuarantine(tx: Queryable, rows: readonly NewQuarantineRow[]): Promise<void> {
  await tx.query({
    name: 'quarantine.insert',
    text: `insert into quarantine (source, area, import_id, row_no, column_name, event_id, code, message, event, adapter,
                                   case_ref)
           select distinct on (n.source, md5(n.event::text)) *
             from unnest($1::text[], $2::bigint[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[],
                         $8::text[], $9::jsonb[], $10::text[], $11::text[])
               as n (source, area, import_id, row_no, column_name, event_id, code, message, event, adapter, case_ref)
            order by n.source, md5(n.event::text)
           on conflict (source, md5(event::text)) where repaired_at is null do update
             set import_id = excluded.import_id, row_no = excluded.row_no, received_at = now()`,
    values: [
      arrayLiteral(rows.map(({ source }) => source)),
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ importId }) => importId)),
      arrayLiteral(rows.map(({ row }) => row)),
      arrayLiteral(rows.map(({ column }) => column)),
      arrayLiteral(rows.map(({ eventId }) => eventId)),
      arrayLiteral(rows.map(({ code }) => code)),
      arrayLiteral(rows.map(({ message }) => message)),
      arrayLiteral(rows.map(({ event }) => event)),
      arrayLiteral(rows.map(({ adapter }) => adapter)),
      arrayLiteral(rows.map(({ caseRef }) => caseRef)),
    ],
  });
}

export interface QuarantineRow {
  id: number;
  source: string;
  /** 15-digit key of the source's area. */
  area: number;
  import_id: string | null;
  adapter: string | null;
  row_no: number | null;
  column_name: string | null;
  event_id: string | null;
  code: string;
  message: string;
  event: unknown;
  received_at: Date;
  repaired_at: Date | null;
}

const columns =
  'id, source, area, import_id, adapter, row_no, column_name, event_id, code, message, event, received_at, repaired_at';

/** Rows of the scope, the newest first. */
export async function listQuarantine(
  tx: Queryable,
  search: { importId: string | null; open: boolean; before: number | null; limit: number },
): Promise<QuarantineRow[]> {
  const { rows } = await tx.query<QuarantineRow>({
    name: 'quarantine.list',
    text: `select ${columns} from quarantine
            where ($1::uuid is null or import_id = $1) and (not $2::boolean or repaired_at is null)
              and ($3::bigint is null or id < $3)
            order by id desc limit $4`,
    values: [search.importId, search.open, search.before, search.limit],
  });
  return rows;
}

/** One row of the scope, or null. */
export async function findQuarantine(tx: Queryable, id: number): Promise<QuarantineRow | null> {
  const { rows } = await tx.query<QuarantineRow>(`select ${columns} from quarantine where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Marks a row as repaired by an account. */
export async function markRepaired(tx: Queryable, id: number, account: string): Promise<void> {
  await tx.query(
    'update quarantine set repaired_at = now(), repaired_by = $2 where id = $1 and repaired_at is null',
    [id, account],
  );
}

/**
 * Those of the rows that belong to a sealed case which an account does not handle. Needs a scope with the gateway's purpose. In a
 * row of a file the case's reference stands in the column that the mapping of its import names.
 */
export async function hiddenQuarantine(
  tx: Queryable,
  account: string,
  ids: readonly number[],
): Promise<Set<number>> {
  const { rows } = await tx.query<{ id: number }>({
    name: 'quarantine.hidden',
    text: `select q.id from quarantine q
             left join import i on i.id = q.import_id
             join case_state s on s.source = q.source
                              and s.case_ref in (q.event ->> 'caseRef', q.event ->> (i.mapping -> 'columns' ->> 'caseRef'),
                                                 q.case_ref)
            where q.id = any($1::bigint[]) and s.sealed
              and not exists (select from case_handler h where h.case_id = s.case_id and h.account = $2)`,
    values: [ids, account],
  });
  return new Set(rows.map(({ id }) => id));
}
