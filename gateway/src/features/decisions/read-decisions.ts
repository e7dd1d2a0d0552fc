import type { Decision, DecisionQuery } from '@fengqiao/contract/decisions';
import type { Language } from '@fengqiao/contract/reference';
import { findDecision, listDecisions } from '@fengqiao/db/queries/decisions';
import type { FastifyInstance } from 'fastify';
import { shanghaiDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { presentDecision } from './present-decision.ts';

const pageSize = 100;

/** Decisions that an area has issued or owns, those that are due first at the top. Throws `access.denied` outside the session's subtree. */
export async function findDecisions(
  app: FastifyInstance,
  session: AccountSession,
  { area, cursor, ...filter }: DecisionQuery,
  language: Language,
): Promise<{ items: Decision[]; nextCursor: string | null }> {
  const range = narrow(session, area);
  if (range === null) throw new AppError('access.denied');
  const [dueOn, id] = cursorKey(cursor, /^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/)?.split('.') ?? [];
  const after = dueOn === undefined || id === undefined ? undefined : { dueOn, id };
  const now = Date.now();
  const { lo, hi } = range;
  const rows = await app.readScope(session, (tx) =>
    listDecisions(tx, { ...filter, lo, hi, today: shanghaiDay(now), after, limit: pageSize + 1 }),
  );
  const found = page(rows, pageSize, (row) => `${row.dueOn}.${row.id}`);
  const as = { profile: app.profile, language, now, reader: session };
  return { ...found, items: found.items.map((row) => presentDecision(row, as)) };
}

/** One decision. Throws `notFound`. */
export async function readDecision(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
  language: Language,
): Promise<Decision> {
  const row = await app.readScope(session, (tx) => findDecision(tx, id));
  if (row === null) throw new AppError('notFound', `Decision ${id}`);
  return presentDecision(row, { profile: app.profile, language, now: Date.now(), reader: session });
}
