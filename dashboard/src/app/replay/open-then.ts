import type { CaseSummary } from '@fengqiao/contract/cases';

/** Whether a case was registered and not yet resolved at a moment, epoch ms. */
export const wasOpen = (
  { registeredAt, resolvedAt }: Pick<CaseSummary, 'registeredAt' | 'resolvedAt'>,
  atMs: number,
): boolean => Date.parse(registeredAt) <= atMs && (resolvedAt === null || Date.parse(resolvedAt) > atMs);

/** Index of the newest event that has happened by a moment, epoch ms; -1 before the first. Events by time. */
export const newestBy = (events: readonly { occurredAt: string }[], atMs: number): number =>
  events.findLastIndex(({ occurredAt }) => Date.parse(occurredAt) <= atMs);
