import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Queryable } from '../pool.ts';

/** A viewing of the scope. */
export interface ViewingRow {
  id: string;
  cameraId: string;
  cameraName: string;
  areaCode: string;
  areaName: string;
  caseId: number;
  /** Whether the scope sees the case; else its code is null. */
  caseSeen: boolean;
  caseCode: string | null;
  purpose: string;
  reason: string;
  minutes: number;
  requestedBy: string;
  requesterName: string;
  requesterAreaName: string;
  requestedAt: Date;
  decision: 'approved' | 'refused' | null;
  decidedBy: string | null;
  deciderName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  expiresAt: Date | null;
  firstViewedAt: Date | null;
  endedAt: Date | null;
  endedBy: string | null;
  /** The database's clock. */
  now: Date;
}

const columns = `v.id, v.camera_id as "cameraId", c.name as "cameraName", v.area, coalesce(a.name, '') as "areaName",
       v.case_id as "caseId", s.case_code as "caseCode", v.purpose, v.reason, v.minutes,
       v.requested_by as "requestedBy", coalesce(q.display_name, v.requested_by) as "requesterName",
       coalesce(qa.name, '') as "requesterAreaName", v.requested_at as "requestedAt",
       v.decision, v.decided_by as "decidedBy", coalesce(d.display_name, v.decided_by) as "deciderName",
       v.decided_at as "decidedAt", v.decision_reason as "decisionReason", v.expires_at as "expiresAt",
       v.first_viewed_at as "firstViewedAt", v.ended_at as "endedAt", v.ended_by as "endedBy",
       clock_timestamp() as now`;
const joins = `join camera c on c.id = v.camera_id
       left join case_state s on s.case_id = v.case_id
       left join area a on a.code = v.area
       left join account q on q.account = v.requested_by left join area qa on qa.code = q.area
       left join account d on d.account = v.decided_by`;

type RawRow = Omit<ViewingRow, 'areaCode' | 'caseSeen'> & { area: number };

const toViewing = ({ area, ...row }: RawRow): ViewingRow => ({
  ...row,
  areaCode: areaCodeOfKey(area),
  caseSeen: row.caseCode !== null,
});

/** One viewing of the scope, or null. */
export async function findViewing(db: Queryable, id: string): Promise<ViewingRow | null> {
  return (await viewingsByIds(db, [id])).get(id) ?? null;
}

/** Viewings of the scope by id. */
export async function viewingsByIds(db: Queryable, ids: readonly string[]): Promise<Map<string, ViewingRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<RawRow>({
    name: 'viewings.byIds',
    text: `select ${columns} from viewing v ${joins} where v.id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, toViewing(row)]));
}

/** The same row, held until the transaction ends, so that two steps of one viewing take turns. */
export async function lockViewing(tx: Queryable, id: string): Promise<ViewingRow | null> {
  const { rows } = await tx.query<RawRow>({
    name: 'viewings.lock',
    text: `select ${columns} from viewing v ${joins} where v.id = $1 for update of v`,
    values: [id],
  });
  const [row] = rows;
  return row === undefined ? null : toViewing(row);
}

/** What is left of an account's approval to look into a room: the one that ends last. The rules say whether it still holds. */
export async function approvedViewing(
  db: Queryable,
  cameraId: string,
  account: string,
): Promise<ViewingRow | null> {
  const { rows } = await db.query<RawRow>({
    name: 'viewings.approved',
    text: `select ${columns} from viewing v ${joins}
            where v.camera_id = $1 and v.requested_by = $2 and v.decision = 'approved' and v.ended_at is null
            order by v.expires_at desc limit 1`,
    values: [cameraId, account],
  });
  const [row] = rows;
  return row === undefined ? null : toViewing(row);
}

/** Where a page of the list begins: right after this viewing. */
export interface ViewingPosition {
  /** Microseconds since 1970. */
  requestedAtUs: number;
  id: string;
}

export interface ViewingSearch {
  cameraId?: string | undefined;
  /** Only those that this account asked for. */
  requestedBy?: string | undefined;
  /** Only those that may still be open: neither refused nor ended by anybody. */
  unfinished?: boolean | undefined;
  after?: ViewingPosition | undefined;
  limit: number;
}

/** Viewings of the scope, the newest request first, each with its place in the list. */
export async function listViewings(
  db: Queryable,
  search: ViewingSearch,
): Promise<(ViewingRow & { position: ViewingPosition })[]> {
  const { rows } = await db.query<RawRow & { requestedAtUs: number }>({
    name: 'viewings.list',
    text: `select ${columns}, (extract(epoch from v.requested_at) * 1000000)::bigint as "requestedAtUs"
             from viewing v ${joins}
            where ($1::text is null or v.camera_id = $1) and ($2::text is null or v.requested_by = $2)
              and (not $3::boolean or (v.ended_at is null and v.decision is distinct from 'refused'))
              and ($4::bigint is null
                   or ((extract(epoch from v.requested_at) * 1000000)::bigint, v.id) < ($4, $5::uuid))
            order by v.requested_at desc, v.id desc limit $6`,
    values: [
      search.cameraId ?? null,
      search.requestedBy ?? null,
      search.unfinished ?? false,
      search.after?.requestedAtUs ?? null,
      search.after?.id ?? null,
      search.limit,
    ],
  });
  return rows.map(({ requestedAtUs, ...row }) => ({
    ...toViewing(row),
    position: { requestedAtUs, id: row.id },
  }));
}

/** Stores a request; answers its id. The camera's row should be locked: an account has one open request per room. */
export async function insertViewing(
  tx: Queryable,
  request: {
    cameraId: string;
    /** 15-digit area key of the camera. */
    area: number;
    caseId: number;
    purpose: string;
    reason: string;
    minutes: number;
    requestedBy: string;
  },
): Promise<string> {
  const { cameraId, area, caseId, purpose, reason, minutes, requestedBy } = request;
  const { rows } = await tx.query<{ id: string }>(
    `insert into viewing (camera_id, area, case_id, purpose, reason, minutes, requested_by, requested_at)
     values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp()) returning id`,
    [cameraId, area, caseId, purpose, reason, minutes, requestedBy],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a viewing was not stored');
  return row.id;
}

/** Writes the second person's word; an approval counts its minutes from now. */
export async function decideViewing(
  tx: Queryable,
  id: string,
  step: { decision: 'approved' | 'refused'; decidedBy: string; reason: string | null },
): Promise<void> {
  await tx.query(
    `update viewing
        set decision = $2, decided_by = $3, decision_reason = $4, decided_at = t.at,
            expires_at = case when $2 = 'approved' then t.at + make_interval(mins => minutes) end
       from (select clock_timestamp() as at) t
      where id = $1`,
    [id, step.decision, step.decidedBy, step.reason],
  );
}

/** Ends a viewing, or takes a request back. */
export async function endViewing(tx: Queryable, id: string, endedBy: string): Promise<void> {
  await tx.query('update viewing set ended_at = clock_timestamp(), ended_by = $2 where id = $1', [
    id,
    endedBy,
  ]);
}

/** Notes that the picture was looked at; true the first time. */
export async function noteFirstView(tx: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update viewing set first_viewed_at = clock_timestamp() where id = $1 and first_viewed_at is null',
    [id],
  );
  return rowCount === 1;
}

/** A viewing that lasts, with what has become of its asker and its case meanwhile. */
export interface RunningViewing {
  id: string;
  areaCode: string;
  /** The asker now. */
  role: string;
  askerArea: string;
  disabled: boolean;
  /** Whether the asker is still logged in anywhere. */
  present: boolean;
  /** Whether the case was sealed from the asker. */
  sealedOff: boolean;
}

/** Every viewing that lasts. Needs a scope over the whole country, as the gateway's own work. */
export async function runningViewings(db: Queryable): Promise<RunningViewing[]> {
  const { rows } = await db.query<
    Omit<RunningViewing, 'areaCode' | 'askerArea'> & { area: number; asker_area: number }
  >({
    name: 'viewings.running',
    text: `select v.id, v.area, a.role, a.area as asker_area, a.disabled_at is not null as disabled,
                  exists (select from session e
                           where e.account_id = a.id and e.revoked_at is null and e.expires_at > now()) as present,
                  s.sealed and not exists (select from case_handler h
                                            where h.case_id = v.case_id and h.account = v.requested_by) as "sealedOff"
             from viewing v join account a on a.account = v.requested_by join case_state s on s.case_id = v.case_id
            where v.ended_at is null and v.decision = 'approved' and v.expires_at > now()`,
  });
  return rows.map(({ area, asker_area, ...row }) => ({
    ...row,
    areaCode: areaCodeOfKey(area),
    askerArea: areaCodeOfKey(asker_area),
  }));
}
