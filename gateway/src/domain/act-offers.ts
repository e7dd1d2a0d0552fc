import { type ActType, actTypes } from '@fengqiao/contract/case-acts';
import { type LadderLevel, ladderLevels } from '@fengqiao/contract/cases';
import type { Profile } from '../profiles/profile-schema.ts';
import type { Doer } from './act.ts';
import { refuseAct } from './act-rules.ts';
import { supervisingLevel } from './act-states.ts';
import type { Course } from './course.ts';
import { nextLevel } from './ladder.ts';
import { rankOf } from './ladder-course.ts';
import type { Refusal } from './refusal.ts';
import { routeCategory } from './routing.ts';

export interface Offer {
  type: ActType;
  /** null = it may be done as `suggested` has it. */
  refusal: Refusal | null;
  suggested: Record<string, unknown>;
}

/** Every act with what the case and the account suggest for it, and what refuses it as it stands. A reason is asked for by the form. */
export function offersOf(doer: Doer, course: Course, profile: Profile): Offer[] {
  return actTypes.map((type) => {
    const suggested = suggestedFor(type, doer, course, profile);
    const payload = reasoned.includes(type) ? { ...suggested, reason: '' } : suggested;
    return { type, suggested, refusal: refuseAct(doer, { type, payload }, course, profile) };
  });
}

const reasoned: readonly ActType[] = ['case.dispatched', 'case.returned', 'case.reopened'];

function suggestedFor(type: ActType, doer: Doer, course: Course, profile: Profile): Record<string, unknown> {
  const { view, order, ladder, events } = course;
  const department = order.substantiveOwner ?? view.leadDepartment;
  switch (type) {
    case 'case.triaged': {
      const { intakeClass, intensity } =
        events.find((event) => event.type === 'case.registered')?.payload ?? {};
      return known({ ...triageOf(course, profile), intakeClass, intensity });
    }
    case 'case.dispatched':
      return known({ department: triageOf(course, profile).leadDepartment });
    case 'case.accepted':
    case 'case.returned':
    case 'whistle.answered':
      return known({ department: doer.department ?? whistled(course) ?? department });
    case 'nudge.sent':
      return known({ strength: strengthAfter(order.nudges), department });
    case 'case.rated':
      return known({ department: order.accepted?.department ?? department });
    case 'whistle.blown':
      return known({ department });
    case 'mediation.attempted':
      return {
        level: ladder.level,
        ...(isProfessional(ladder.level, profile) ? { professional: true } : {}),
      };
    case 'case.escalated':
      return known({ toLevel: nextLevel(ladder) });
    case 'case.supervised':
      return { level: supervisionAbove(course) };
    case 'route.concluded':
      return known({
        route: events.findLast((event) => event.type === 'route.entered')?.payload.route,
      });
    case 'case.resolved':
      return { level: ladder.level, route: 'mediation' };
    default:
      return {};
  }
}

/** The lead department: as triaged, else that of the category's row (CQ-02). */
function triageOf({ view }: Course, profile: Profile) {
  const route = view.category === null ? null : routeCategory(view.category, profile);
  return { difficulty: view.difficulty, leadDepartment: view.leadDepartment ?? route?.department };
}

/** 提醒 督促 催办: each stronger than the last one sent (FX-16). */
function strengthAfter({ remind, urge, press }: Course['order']['nudges']): string {
  if (press > 0 || urge > 0) return 'press';
  return remind > 0 ? 'urge' : 'remind';
}

/** 提级督办 (YC-12): one level above whoever supervises now; the level that has the case for the first supervision. */
function supervisionAbove({ order }: Course): LadderLevel {
  if (order.supervisions.length === 0) return order.level;
  const held = supervisingLevel(order);
  return ladderLevels[rankOf(held) + 1] ?? held;
}

const whistled = ({ order }: Course) =>
  order.whistles.find(({ answeredAt }) => answeredAt === null)?.department;

const isProfessional = (level: LadderLevel, { ladder }: Profile): boolean =>
  ladder.some((gate) => gate.level === level && gate.professional);

const known = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
