import type { Label } from '@fengqiao/contract/reference';
import type { Profile } from '../profiles/profile-schema.ts';

/** A department in the place's words; one that it does not know by its code. */
export function departmentLabel(code: unknown, profile: Profile): Label {
  const found = profile.departments.find((department) => department.code === code);
  return found?.label ?? { zh: String(code ?? '–'), en: String(code ?? '–') };
}
