import Type from 'typebox';
import { Nullable, OneOf } from './common.ts';
import { NodeRecordingState } from './recordings.ts';

/** `GET /api/health`, no login needed; holds nothing secret. */
export const Health = Type.Object({
  status: OneOf(['ok', 'degraded', 'down'] as const),
  version: Type.String(),
  /** Newest outbox sequence. */
  seq: Type.Integer(),
  database: Type.Object({
    engine: OneOf(['embedded', 'postgresql'] as const),
    version: Type.String(),
    timescaledb: Nullable(Type.String()),
    license: Nullable(Type.String()),
  }),
  streams: Type.Object({ nodes: Type.Integer(), live: Type.Integer(), failed: Type.Integer() }),
  /** Streams nodes that do not record what they should: the disk is full, or refuses. */
  recording: Type.Array(Type.Object({ state: NodeRecordingState, message: Type.String() })),
  /** Events accepted to disk but not yet in the database; 0 without a spool. */
  spool: Type.Integer(),
  /** The last year whose holidays are known, and whether new deadlines may reach beyond it: there they count weekends only. */
  calendar: Type.Object({ lastYear: Type.Integer(), endsSoon: Type.Boolean() }),
  /** Open cases whose deadlines are being computed anew by another calendar or profile; null = all are by those in force. */
  deadlines: Nullable(Type.Object({ done: Type.Integer(), of: Type.Integer() })),
  demo: Type.Boolean(),
});
export type Health = Type.Static<typeof Health>;
