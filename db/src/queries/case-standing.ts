import type { CaseHandler } from '@fengqiao/contract/confidentiality';
import type { Queryable } from '../pool.ts';

/** What decides how an account sees a case, beside its role and area. */
export interface CaseStanding {
  handlers: CaseHandler[];
  sealReason: string | null;
  /** The account's permission to read it unmasked that lasts longest; null = none. */
  unmasking: { id: string; expiresAt: Date } | null;
}

/** Handlers, seal and the account's own unmasking of a case that the transaction's scope may see. */
export async function caseStanding(tx: Queryable, caseId: number, account: string): Promise<CaseStanding> {
  const { rows } = await tx.query<{
    handlers: CaseStanding['handlers'] | null;
    seal_reason: string | null;
    unmasking_id: string | null;
    expires_at: Date | null;
  }>({
    name: 'caseStanding',
    text: `select (select json_agg(json_build_object('account', h.account, 'displayName', coalesce(a.display_name, h.account),
                                                    'teamRole', h.team_role)
                                   order by h.named_at, h.account)
                     from case_handler h left join account a on a.account = h.account
                    where h.case_id = $1) as handlers,
                  (select reason from case_seal where case_id = $1) as seal_reason,
                  u.id as unmasking_id, u.expires_at
             from (select 1) one
             left join lateral (select id, expires_at from unmasking
                                 where case_id = $1 and account = $2 and expires_at > now()
                                 order by expires_at desc limit 1) u on true`,
    values: [caseId, account],
  });
  const [row] = rows;
  return {
    handlers: row?.handlers ?? [],
    sealReason: row?.seal_reason ?? null,
    unmasking:
      row === undefined || row.unmasking_id === null || row.expires_at === null
        ? null
        : { id: row.unmasking_id, expiresAt: row.expires_at },
  };
}
