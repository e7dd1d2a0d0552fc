import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { CaseStatus, Difficulty, LadderLevel, Route } from '@fengqiao/contract/cases';
import type { Profile } from '../profiles/profile-schema.ts';
import { cellOf } from './cells.ts';
import type { CaseFold, Register } from './fold.ts';
import { levelOfArea } from './ladder-course.ts';
import { routeCategory } from './routing.ts';

/** What a fold says of its case now; the columns of `case_state` but for tier and deadline. Times in milliseconds. */
export interface CaseView {
  area: number;
  /** Only the source's area is known. */
  unplaced: boolean;
  category: string | null;
  status: CaseStatus;
  difficulty: Difficulty | null;
  leadDepartment: string | null;
  channel: string | null;
  people: number | null;
  amountYuan: string | null;
  lng: number | null;
  lat: number | null;
  cell: number | null;
  registeredAt: number;
  lastEventAt: number;
  resolvedAt: number | null;
  closedAt: number | null;
  reopenedAt: number | null;
  resolvedRoute: Route | null;
  resolvedLevel: LadderLevel | null;
  leader: string | null;
  /** Level of the centre that has it (CQ-18): as it was taken in or passed up, else that of its area. */
  level: LadderLevel;
  /** Since when its category gives it to a department without triage (CQ-03); null = it does not, or a triage named another one. */
  routedAt: number | null;
}

/** What a view needs from outside its events. */
export interface ViewContext {
  /** Area of the case's source: where a case is that nobody placed. */
  sourceArea: number;
  profile: Profile;
  /** Point of an area of township level or below; null above it, where a point would say nothing. */
  pointOf(area: number): { lng: number; lat: number } | null;
}

/** A named code outranks the area found by coordinates, which outranks the source's own. */
export function viewOf(fold: CaseFold, context: ViewContext): CaseView {
  const place = fold.place?.[3];
  const placed = fold.area?.[3] ?? place?.area ?? null;
  const area = placed ?? context.sourceArea;
  const point = place ?? (placed === null ? null : context.pointOf(area));
  const category = fold.category?.[3] ?? null;
  const triage = fold.triage?.[3];
  const status = fold.status?.[3] ?? 'registered';
  const reopenedAt = fold.reopened?.[0] ?? null;
  const standing = (register: Register<unknown> | undefined) =>
    register !== undefined && (fold.reopened === undefined || isLater(register, fold.reopened))
      ? register[0]
      : null;
  const resolvedAt = standing(fold.resolved);
  const resolution = resolvedAt === null ? undefined : fold.resolved?.[3];
  const registeredAt = fold.registered ?? fold.first;
  const route = category === null ? null : routeCategory(category, context.profile);
  const elsewhere = triage !== undefined && triage.department !== route?.department;
  const routedAt = route?.auto && !elsewhere ? Math.max(registeredAt, fold.category?.[0] ?? 0) : null;
  return {
    area,
    unplaced: placed === null,
    category,
    status: statusOf(status, fold.department !== undefined, routedAt !== null),
    difficulty: triage?.difficulty ?? null,
    leadDepartment: triage?.department ?? fold.department?.[3] ?? (route?.auto ? route.department : null),
    channel: fold.channel?.[3] ?? null,
    people: fold.people?.[3] ?? null,
    amountYuan: fold.amount?.[3] ?? null,
    lng: place?.lng ?? null,
    lat: place?.lat ?? null,
    cell: point ? cellOf(point.lng, point.lat) : null,
    registeredAt,
    lastEventAt: fold.last,
    resolvedAt,
    closedAt: standing(fold.closed),
    reopenedAt: resolvedAt === null ? reopenedAt : null,
    resolvedRoute: resolution?.route ?? null,
    resolvedLevel: resolution?.level ?? null,
    leader: fold.leader?.[3] ?? null,
    level: fold.level?.[3] ?? levelOfArea(areaCodeOfKey(area), context.profile),
    routedAt,
  };
}

/** A case whose category routes itself is dispatched as soon as it is registered, and stays so when a triage agrees. */
function statusOf(status: CaseStatus | 'reopened', given: boolean, routed: boolean): CaseStatus {
  if (status === 'reopened') return given || routed ? 'dispatched' : 'registered';
  return routed && (status === 'registered' || status === 'triaged') ? 'dispatched' : status;
}

/** At the same time a reopening comes after what it reopens. */
function isLater(register: Register<unknown>, reopened: Register<unknown>): boolean {
  return register[0] > reopened[0];
}
