import { areaKey } from '@fengqiao/contract/areas';
import type { AuditAction, AuditDetail } from '@fengqiao/contract/audit';
import { appendAudit } from '@fengqiao/db/queries/audit';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { AccountSession } from './auth.ts';
import { type Client, wholeCountry } from './db.ts';

/** An act as a feature describes it; who, where from and when are filled in. */
export interface Act {
  action: AuditAction;
  /** `done` unless told. */
  outcome?: 'done' | 'refused';
  /** `<noun>:<id>`. */
  object?: string;
  detail?: AuditDetail;
  /** Area of the object; that of the actor unless told. */
  areaCode?: string;
  /** Who is named where nobody is logged in, e.g. the account of a refused login. */
  actor?: string;
}

/** Who acts: a request, or a socket's session with its address. */
export type Actor = Pick<FastifyRequest, 'caller' | 'ip'> | { session: AccountSession | null; ip: string };

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Writes an act down. With the `client` of a transaction it stands or falls with what that does: call it last there (writers of
     * the log take turns until their commit). Never give it a secret or a party's data.
     */
    audit(act: Act, actor: Actor | null, client?: Client): Promise<void>;
  }
}

/** The one way into the audit log. */
export const auditPlugin = fp(
  async (app) => {
    app.decorate('audit', async (act: Act, actor: Actor | null, client?: Client) => {
      const entry = JSON.stringify(auditEntry(act, actor));
      if (client !== undefined) await appendAudit(client, entry);
      else await app.inScope(wholeCountry, (tx) => appendAudit(tx, entry));
    });
  },
  { name: 'audit', dependencies: ['db'] },
);

/** The text that is hashed and kept; its keys are those that the columns of `audit` are made from. */
export function auditEntry(act: Act, actor: Actor | null) {
  const session = actor === null ? null : 'caller' in actor ? actor.caller.session : actor.session;
  const source = actor !== null && 'caller' in actor ? actor.caller.source : null;
  const areaCode = act.areaCode ?? session?.areaCode ?? source?.areaCode ?? null;
  return {
    actor: act.actor ?? session?.account ?? (source === null ? null : `source:${source.name}`),
    role: session?.role ?? null,
    areaKey: areaCode === null ? null : areaKey(areaCode),
    terminal: session?.terminal?.name ?? null,
    address: actor?.ip ?? null,
    action: act.action,
    outcome: act.outcome ?? 'done',
    object: act.object ?? null,
    detail: act.detail ?? {},
  };
}
