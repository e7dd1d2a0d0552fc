import type { Profile } from '../profiles/profile-schema.ts';
import type { Act, Doer } from './act.ts';
import { actRights } from './act-rights.ts';
import { type ActRule, rulesOf } from './act-states.ts';
import type { Course } from './course.ts';
import { departmentLabel } from './department-label.ts';
import type { Refusal } from './refusal.ts';

/** Why something may not be done with a case as it stands, by who may do it and by the rules of the place; null = it may. */
export function refuseAct(doer: Doer, act: Act, course: Course, profile: Profile): Refusal | null {
  const refusal = refuseDoer(doer, act, profile);
  if (refusal !== null) return refusal;
  const rules: readonly ActRule[] = rulesOf[act.type];
  for (const rule of rules) {
    const found = rule(act, course, profile, doer);
    if (found !== null) return found;
  }
  return null;
}

function refuseDoer(doer: Doer, { type, payload }: Act, profile: Profile): Refusal | null {
  const reach = actRights[type][doer.role];
  if (reach === undefined) {
    const roles = Object.keys(actRights[type]);
    return { code: 'act.role', args: [roles.join(', ')], details: { roles } };
  }
  if (reach === 'team' && !doer.ofTeam) return { code: 'act.team', args: [], details: {} };
  if (reach === 'own' && (doer.department === null || payload.department !== doer.department)) {
    const department = departmentLabel(doer.department ?? payload.department, profile);
    return doer.department === null
      ? { code: 'act.noDepartment', args: [], details: {} }
      : { code: 'act.otherDepartment', args: [department.en], details: { own: department } };
  }
  return null;
}
