import type { CaseSummary } from '@fengqiao/contract/cases';
import { dayMs, startOfDay } from '../../lib/time.ts';

/** 待分流 今日到期 超期 红色 无回应: lists that follow from the open cases. */
export const caseKeys = ['triage', 'dueToday', 'overdue', 'red', 'unanswered'] as const;
export type CaseKey = (typeof caseKeys)[number];

/** Every list of the to-do in its order: 函未回复 哨未应 督办未动 come from the gateway. */
export const todoKeys = [
  'triage',
  'dueToday',
  'overdue',
  'red',
  'letters',
  'whistles',
  'pushes',
  'unanswered',
] as const;
export type TodoKey = (typeof todoKeys)[number];

export const isCaseKey = (key: TodoKey): key is CaseKey => (caseKeys as readonly string[]).includes(key);

const dueMs = (item: CaseSummary) =>
  item.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(item.dueAt);
const isOverdue = (item: CaseSummary, now: number) => item.overdue || dueMs(item) < now;

/** Nobody has accepted it: the indicator `unanswered` counts the same (FX-22). */
const notAccepted: readonly CaseSummary['status'][] = ['registered', 'triaged', 'dispatched', 'returned'];

const belongs: Record<CaseKey, (item: CaseSummary, now: number) => boolean> = {
  triage: (item) => item.status === 'registered',
  dueToday: (item, now) => !isOverdue(item, now) && dueMs(item) < startOfDay(now) + dayMs,
  overdue: isOverdue,
  red: (item) => item.tier === 'red',
  unanswered: (item, now) => notAccepted.includes(item.status) && isOverdue(item, now),
};

const nobody: ReadonlySet<string> = new Set();

/** The open cases of a list, the most urgent first; of the red ones first those of `unacknowledged`. */
export function todoCases(
  key: CaseKey,
  open: readonly CaseSummary[],
  now: number,
  unacknowledged: ReadonlySet<string> = nobody,
): CaseSummary[] {
  const isNew = (item: CaseSummary) => key === 'red' && unacknowledged.has(item.caseCode);
  return open
    .filter((item) => belongs[key](item, now))
    .sort((a, b) => Number(isNew(b)) - Number(isNew(a)) || dueMs(a) - dueMs(b) || 0);
}

/** Why a case stands on a list: a key of `desk.todo.reason`. */
export function reasonOf(
  key: CaseKey,
  { status, caseCode }: Pick<CaseSummary, 'status' | 'caseCode'>,
  unacknowledged: ReadonlySet<string>,
): string {
  if (key === 'red') return unacknowledged.has(caseCode) ? 'redNew' : 'redSeen';
  switch (status) {
    case 'registered':
      return 'notTriaged';
    case 'triaged':
      return 'notDispatched';
    case 'dispatched':
      return 'notAccepted';
    case 'returned':
      return 'returned';
    default:
      return 'notResolved';
  }
}
