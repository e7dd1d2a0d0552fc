import Type from 'typebox';
import { Instant, Nullable } from './common.ts';
import { Label } from './reference.ts';

/** One kind of stored thing: what, where, why, by what right, how long, how it goes; with what is there now. */
export const RetentionLine = Type.Object({
  /** `sessions`, `caseText` ...; the same in the audit row of a deletion. */
  id: Type.String(),
  /** Tables, columns or files, by name. */
  where: Type.Array(Type.String()),
  what: Label,
  why: Label,
  /** The law or the decision that allows to keep it. */
  basis: Label,
  /** How long, in words; `days` as a number where it is one. */
  kept: Label,
  days: Nullable(Type.Integer()),
  /** How it is deleted. */
  deletion: Label,
  /** Rows now; null = not counted. */
  rows: Nullable(Type.Integer()),
  /** Of them over their time: the next run deletes them. */
  due: Nullable(Type.Integer()),
});
export type RetentionLine = Type.Static<typeof RetentionLine>;

/** `GET /api/retention`: the whole list, and the job that keeps it. */
export const Retention = Type.Object({
  items: Type.Array(RetentionLine),
  /** Rows deleted by line at the last run of any gateway; null = none yet. */
  lastRun: Nullable(Type.Object({ at: Instant, deleted: Type.Record(Type.String(), Type.Integer()) })),
  nextRunAt: Instant,
});
export type Retention = Type.Static<typeof Retention>;
