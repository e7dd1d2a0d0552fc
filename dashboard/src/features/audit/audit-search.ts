import { type AuditAction, type AuditFilter, auditActions } from '@fengqiao/contract/audit';

export const outcomes = ['done', 'refused'] as const;

/** What the address of the page says: the filters. */
export type AuditSearch = AuditFilter;

const day = /^\d{4}-\d{2}-\d{2}$/;
const oneOf = <T extends string>(words: readonly T[], value: unknown): T | undefined =>
  words.find((word) => word === value);
const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && day.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
const textOf = (value: unknown, length: number): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, length) : undefined;

/** Reads the address; whatever does not fit is left out. */
export function parseAuditSearch(search: Record<string, unknown>): AuditSearch {
  const found = {
    from: dayOf(search.from),
    to: dayOf(search.to),
    actor: textOf(search.actor, 60),
    action: oneOf<AuditAction>(auditActions, search.action),
    outcome: oneOf(outcomes, search.outcome),
    object: textOf(search.object, 100),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
