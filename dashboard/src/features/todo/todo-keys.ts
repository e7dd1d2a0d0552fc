import type { CaseSummary } from '@fengqiao/contract/cases';
import { dayMs, startOfDay } from '../../lib/time.ts';

/** 待分流 今日到期 超期 红色 无回应: lists of cases that wait for somebody. */
export const todoKeys = ['triage', 'dueToday', 'overdue', 'red', 'unanswered'] as const;
export type TodoKey = (typeof todoKeys)[number];

const dueMs = (item: CaseSummary) =>
  item.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(item.dueAt);
const isOverdue = (item: CaseSummary, now: number) => item.overdue || dueMs(item) < now;

const belongs: Record<TodoKey, (item: CaseSummary, now: number) => boolean> = {
  triage: (item) => item.status === 'registered',
  dueToday: (item, now) => !isOverdue(item, now) && dueMs(item) < startOfDay(now) + dayMs,
  overdue: isOverdue,
  red: (item) => item.tier === 'red',
  // 件件有回应: nobody has looked at it within the term for triage. Must be empty.
  unanswered: (item, now) => item.status === 'registered' && isOverdue(item, now),
};

/** The open cases of a list, the most urgent first. */
export function todoCases(key: TodoKey, open: readonly CaseSummary[], now: number): CaseSummary[] {
  return open.filter((item) => belongs[key](item, now)).sort((a, b) => dueMs(a) - dueMs(b));
}
