import type { ActType } from '@fengqiao/contract/case-acts';
import type { LadderLevel } from '@fengqiao/contract/cases';
import { supervisionTags } from '@fengqiao/contract/supervision';
import type { Profile } from '../profiles/profile-schema.ts';
import type { Act, Doer } from './act.ts';
import type { Course } from './course.ts';
import { departmentLabel } from './department-label.ts';
import { refuseEscalation } from './ladder.ts';
import { rankOf } from './ladder-course.ts';
import type { Refusal } from './refusal.ts';

/** One rule for one act on a case as it stands; null = it has nothing against it. */
export type ActRule = (act: Act, course: Course, profile: Profile, doer: Doer) => Refusal | null;

const refusal = (
  code: Refusal['code'],
  details: Refusal['details'] = {},
  ...args: (string | number)[]
): Refusal => ({ code, args, details });

const isOver = ({ view }: Course): boolean => view.resolvedAt !== null || view.closedAt !== null;

const stillOpen: ActRule = (_, course) =>
  isOver(course) ? refusal('act.over', { status: course.view.status }, course.view.status) : null;

const resolved: ActRule = (_, course) => (isOver(course) ? null : refusal('act.notResolved'));

const notClosed: ActRule = (_, { view }) =>
  view.closedAt === null ? null : refusal('act.over', { status: 'closed' }, 'closed');

const knownDepartment: ActRule = ({ payload }, _, { id, departments }) => {
  const code = payload.department ?? payload.leadDepartment;
  return departments.some((department) => department.code === code)
    ? null
    : refusal('act.unknownDepartment', { code, profile: id }, String(code), id);
};

/** What has been dispatched is given to somebody else by a reason only: two who dispatch at once do not undo each other unawares. */
const whyAgain: ActRule = ({ payload }, { order }, profile) => {
  const { dispatched, waiting } = order;
  if (dispatched === null || waiting || payload.reason !== undefined) return null;
  const department = departmentLabel(order.substantiveOwner, profile);
  return refusal('act.dispatched', { department, at: dispatched.at, by: dispatched.by }, department.en);
};

/** A department takes or returns what was given to it (nobody accepts for another). */
const givenToIt: ActRule = ({ payload }, { order }, profile) => {
  if (order.dispatched === null) return refusal('act.notDispatched');
  if (order.substantiveOwner === payload.department) return null;
  const department = departmentLabel(order.substantiveOwner, profile);
  return order.waiting
    ? refusal('act.notDispatched')
    : refusal('act.givenElsewhere', { department }, department.en);
};

const notAcceptedYet: ActRule = ({ payload }, { order }, profile) => {
  const { accepted, dispatched } = order;
  if (accepted === null || accepted.department !== payload.department) return null;
  if (dispatched !== null && dispatched.at > accepted.at) return null;
  const department = departmentLabel(accepted.department, profile);
  return refusal('act.accepted', { department, at: accepted.at, by: accepted.by }, department.en);
};

const saysWhy: ActRule = ({ payload }) => (payload.reason === undefined ? refusal('act.noReason') : null);

/** BZ-08: no case of class major goes on without a named leader. */
const leaderOfMajor: ActRule = (_, { leaderAsked }) =>
  leaderAsked?.why === 'major' ? refusal('act.noLeader', { ...leaderAsked }, leaderAsked.sourceRow) : null;

/** HP-05: after the last gate a leader takes the case, not the next level. */
const leaderInPlace: ActRule = (_, { leaderAsked }) =>
  leaderAsked === null ? null : refusal('act.noLeader', { ...leaderAsked }, leaderAsked.sourceRow);

/** A mediation is held where the case is or below; what is above it is passed up first. More attempts than asked for are welcome. */
const atItsLevel: ActRule = ({ payload }, { ladder }) => {
  const level = payload.level as LadderLevel;
  return ladder.startKnown && rankOf(level) > rankOf(ladder.level)
    ? refusal('act.levelAbove', { level: ladder.level, asked: level }, ladder.level, level)
    : null;
};

const ladderRule: ActRule = ({ payload }, { ladder }, profile) => refuseEscalation(ladder, payload, profile);

const routeEntered: ActRule = ({ payload }, { events }) =>
  events.some(({ type, payload: { route } }) => type === 'route.entered' && route === payload.route)
    ? null
    : refusal('act.routeNotEntered', { route: payload.route }, String(payload.route));

const knownTag: ActRule = ({ payload: { tag } }) =>
  tag === undefined || supervisionTags.some((known) => known === tag)
    ? null
    : refusal('act.unknownTag', { tag }, String(tag));

/** YC-12: supervision goes up one level at a time. */
const oneLevelUp: ActRule = ({ payload }, { order }) => {
  const level = payload.level as LadderLevel | undefined;
  const held = supervisingLevel(order);
  return level === undefined || rankOf(level) <= rankOf(held) + 1
    ? null
    : refusal('act.supervisionLevel', { level: held, asked: level }, held, level);
};

/** Level that supervises a case now: that of the last supervision, else the level that has it. */
export function supervisingLevel({ supervisions, level }: Course['order']): LadderLevel {
  const last = supervisions.findLast((each) => each.level !== null)?.level ?? level;
  return rankOf(last) > rankOf(level) ? last : level;
}

const whistledFor: ActRule = ({ payload }, { order }, profile) =>
  order.whistles.some(
    ({ department, answeredAt }) => department === payload.department && answeredAt === null,
  )
    ? null
    : refusal('act.notWhistled', {}, departmentLabel(payload.department, profile).en);

/** One whistle at a time for one department: a second one would only start its timer anew. */
const notWhistledYet: ActRule = ({ payload }, { order }, profile) => {
  const open = order.whistles.find(
    ({ department, answeredAt }) => department === payload.department && answeredAt === null,
  );
  const department = departmentLabel(payload.department, profile);
  return open === undefined
    ? null
    : refusal('act.whistled', { department, at: open.at, by: open.by }, department.en);
};

const notItsOwnRating: ActRule = ({ payload }, _course, _profile, doer) =>
  doer.department !== null && payload.department === doer.department ? refusal('act.ownRating') : null;

const isRated: ActRule = (_, { order }) => (order.rated === null ? refusal('act.noRating') : null);

const isVisited: ActRule = (_, { order }, { closing }) =>
  closing.visit && order.visited === null
    ? refusal('act.noVisit', { sourceRow: closing.sourceRow }, closing.sourceRow)
    : null;

const over: ActRule = (_, course) => (isOver(course) ? null : refusal('act.notOver'));

/** What each act asks of a case, in the order in which it is said. */
export const rulesOf: Record<ActType, readonly ActRule[]> = {
  'case.triaged': [stillOpen, knownDepartment],
  'case.dispatched': [stillOpen, knownDepartment, whyAgain],
  'case.accepted': [stillOpen, givenToIt, notAcceptedYet, leaderOfMajor],
  'case.returned': [stillOpen, givenToIt, saysWhy],
  'mediation.attempted': [stillOpen, leaderOfMajor, atItsLevel],
  'case.escalated': [stillOpen, leaderInPlace, ladderRule],
  'route.entered': [stillOpen],
  'route.concluded': [routeEntered],
  'risk.signalled': [],
  'nudge.sent': [stillOpen, knownDepartment],
  'case.supervised': [stillOpen, knownTag, oneLevelUp],
  'letter.issued': [],
  'letter.received': [],
  'letter.replied': [],
  'leader.assigned': [stillOpen],
  'support.given': [],
  'whistle.blown': [stillOpen, knownDepartment, notWhistledYet],
  'whistle.answered': [whistledFor],
  'service.pushed': [],
  'service.answered': [],
  'petition.lodged': [],
  'case.resolved': [stillOpen, leaderOfMajor],
  'case.visited': [resolved, notClosed],
  'case.rated': [resolved, notClosed, knownDepartment, notItsOwnRating],
  'case.closed': [notClosed, resolved, isRated, isVisited],
  'case.reopened': [over, saysWhy],
  'note.added': [],
};
