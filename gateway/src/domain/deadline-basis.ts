import { createHash } from 'node:crypto';
import type { Profile } from '../profiles/profile-schema.ts';

/**
 * Names what deadlines follow from beside the events of their cases: the clocks and categories of a profile, and the days of a calendar
 * (`calendarName`). Stored deadlines of another basis have to be computed anew.
 */
export function basisOf({ id, clocks, categories }: Profile, calendarName: string): string {
  const routes = categories.map(({ code, leadDepartment, auto }) => [code, leadDepartment, auto]);
  return createHash('sha256')
    .update(JSON.stringify([id, clocks, routes, calendarName]))
    .digest('hex')
    .slice(0, 16);
}
