import type { Label, Language } from '@fengqiao/contract/reference';
import type { ColumnKind, TableCell } from '@fengqiao/contract/tables';
import type { ReportCaseRow } from '@fengqiao/db/queries/report-cases';
import { channelLabels } from '../../../domain/case-labels.ts';
import { departmentLabel } from '../../../domain/department-label.ts';
import { dayMs, shanghaiDay } from '../../../domain/instant.ts';
import type { Profile } from '../../../profiles/profile-schema.ts';
import { labelOf } from '../../indicators/labels.ts';

/** What the words of a case's row depend on; `now` in milliseconds. */
export interface CaseContext {
  language: Language;
  profile: Profile;
  now: number;
}

interface CaseColumn {
  label: Label;
  kind: ColumnKind;
  /** `n` = place of the row from 1. */
  cell(row: ReportCaseRow, context: CaseContext, n: number): TableCell;
}

const of = (zh: string, en: string, kind: ColumnKind, cell: CaseColumn['cell']): CaseColumn => ({
  label: { zh, en },
  kind,
  cell,
});

const day = (at: Date | null): string | null => (at === null ? null : shanghaiDay(at.getTime()));
const word = (key: string | null, { language, profile }: CaseContext): string | null =>
  key === null ? null : labelOf(key, language, profile);
const named = (
  list: readonly { code: string; label: Label }[],
  code: string | null,
  language: Language,
): string | null =>
  code === null ? null : (list.find((each) => each.code === code)?.label[language] ?? code);

/** How often something of a name, or of names that begin so, was counted. */
const times = ({ counts }: ReportCaseRow, ...begins: string[]): number =>
  Object.entries(counts).reduce(
    (sum, [name, n]) =>
      begins.some((begin) => name === begin || name.startsWith(`${begin}:`)) ? sum + n : sum,
    0,
  );
const satisfied = (row: ReportCaseRow): Label | null => {
  if (times(row, 'unsatisfied') > 0) return { zh: '不满意', en: 'not satisfied' };
  return times(row, 'satisfied') > 0 ? { zh: '满意', en: 'satisfied' } : null;
};
const daysBetween = (from: number, to: number): number => Math.round(((to - from) / dayMs) * 10) / 10;

/** What a list can say of a case: codes, masked words, counts; never the name of a party. */
export const caseColumns = {
  no: of('序号', 'No.', 'count', (_row, _context, n) => n),
  caseCode: of('案件编号', 'Case', 'caseCode', ({ caseCode }) => caseCode),
  registeredOn: of('受理日期', 'Registered', 'day', ({ registeredAt }) => day(registeredAt)),
  area: of('属地', 'Area', 'text', ({ areaName }) => areaName),
  channel: of('来源渠道', 'Channel', 'text', ({ channel }, { language }) =>
    channel === null ? null : (channelLabels[channel as keyof typeof channelLabels]?.[language] ?? channel),
  ),
  category: of('类别', 'Category', 'text', ({ category }, { profile, language }) =>
    named(profile.categories, category, language),
  ),
  title: of('事项（遮蔽）', 'Subject (masked)', 'text', ({ title }) => title),
  difficulty: of('难易', 'Difficulty', 'text', ({ difficulty }, { profile, language }) =>
    named(profile.difficulties, difficulty, language),
  ),
  tier: of('等级', 'Tier', 'tier', ({ tier }) => tier),
  people: of('涉及人数', 'People', 'count', ({ people }) => people),
  department: of('责任单位', 'Department', 'text', ({ department }, { profile, language }) =>
    department === null ? null : departmentLabel(department, profile)[language],
  ),
  leader: of('包案领导', 'Leader', 'text', ({ leader }) => leader),
  status: of(
    '办理状态',
    'Standing',
    'text',
    ({ status }, { profile, language }) =>
      profile.stages.find((stage) => stage.status === status)?.label[language] ?? status,
  ),
  villageAttempts: of('村级调解', 'At village', 'count', (row) =>
    times(row, 'attempt:village', 'attempt:group'),
  ),
  townshipAttempts: of('乡级调解', 'At township', 'count', (row) => times(row, 'attempt:township')),
  countyAttempts: of('县级调解', 'At county', 'count', (row) => times(row, 'attempt:county', 'attempt:city')),
  attempts: of('调解次数', 'Attempts', 'count', (row) => times(row, 'attempt')),
  passedUp: of('上交次数', 'Passed up', 'count', (row) => times(row, 'escalated')),
  returned: of('退回次数', 'Returned', 'count', (row) => times(row, 'returned')),
  nudges: of('提醒督促', 'Reminders', 'count', (row) => times(row, 'nudge')),
  supervised: of('督办次数', 'Supervised', 'count', (row) => times(row, 'supervised')),
  route: of('化解方式', 'Route', 'text', ({ route }, context) => word(route, context)),
  resolvedLevel: of('化解层级', 'Level', 'text', ({ resolvedLevel }, context) =>
    word(resolvedLevel, context),
  ),
  resolvedOn: of('化解日期', 'Resolved', 'day', ({ resolvedAt }) => day(resolvedAt)),
  closedOn: of('销账日期', 'Written off', 'day', ({ closedAt }) => day(closedAt)),
  visit: of('回访', 'Visit', 'text', (row, { language }) => satisfied(row)?.[language] ?? null),
  takenDays: of('用时（天）', 'Days taken', 'days', ({ registeredAt, resolvedAt }) =>
    resolvedAt === null ? null : daysBetween(registeredAt.getTime(), resolvedAt.getTime()),
  ),
  openDays: of('已历（天）', 'Days open', 'days', ({ registeredAt }, { now }) =>
    daysBetween(registeredAt.getTime(), now),
  ),
  dueAt: of('期限', 'Due', 'instant', ({ dueAt }) => dueAt?.toISOString() ?? null),
  clock: of('期限种类', 'Deadline', 'text', ({ dueKind }, context) => word(dueKind, context)),
  lateDays: of('超期（天）', 'Days late', 'days', ({ dueAt }, { now }) =>
    dueAt === null || dueAt.getTime() >= now ? null : daysBetween(dueAt.getTime(), now),
  ),
  lastMove: of('最近动态', 'Last event', 'instant', ({ lastEventAt }) => lastEventAt.toISOString()),
} as const satisfies Record<string, CaseColumn>;

export type CaseColumnName = keyof typeof caseColumns;
