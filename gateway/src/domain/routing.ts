import type { Profile } from '../profiles/profile-schema.ts';

export interface Routed {
  department: string;
  /** Without triage (CQ-03). */
  auto: boolean;
  /** Why, in the place's words. */
  reason: string;
}

const tables = new WeakMap<Profile, Map<string, Routed>>();

/** Lead department of a category by the profile's table (CQ-02); null for a category that it does not hold. */
export function routeCategory(category: string, profile: Profile): Routed | null {
  let table = tables.get(profile);
  if (table === undefined) {
    const names = new Map(profile.departments.map(({ code, label }) => [code, label.zh]));
    table = new Map(
      profile.categories.map(({ code, label, leadDepartment, auto }) => [
        code,
        {
          department: leadDepartment,
          auto,
          reason: `${label.zh}类由${names.get(leadDepartment) ?? leadDepartment}牵头，${auto ? '自动流转' : '人工研判'}`,
        },
      ]),
    );
    tables.set(profile, table);
  }
  return table.get(category) ?? null;
}
