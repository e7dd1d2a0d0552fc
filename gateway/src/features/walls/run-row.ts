import type { RunRow } from '@fengqiao/db/queries/wall-tours';
import type { RunPlace } from '../../domain/wall-tour.ts';

/** The run of a tour as rules know it. */
export const fromRow = ({ startedAt, firstStep, pausedAt }: RunRow): RunPlace => ({
  startedAt: startedAt.toISOString(),
  firstStep,
  pausedAt: pausedAt?.toISOString() ?? null,
});

/** The same as it is kept. */
export const toRow = ({ startedAt, firstStep, pausedAt }: RunPlace, startedBy: string | null): RunRow => ({
  startedAt: new Date(startedAt),
  startedBy,
  firstStep,
  pausedAt: pausedAt === null ? null : new Date(pausedAt),
});
