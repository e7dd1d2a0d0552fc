import type { Decision } from '@fengqiao/contract/decisions';
import type { Attendee, Forecast, Meeting } from '@fengqiao/contract/meetings';
import type { PackBlock, PackPage } from '@fengqiao/contract/packs';
import type { Label, Language } from '@fengqiao/contract/reference';
import type { ColumnKind, TableCell } from '@fengqiao/contract/tables';

const attendance: Record<Attendee['state'], Label> = {
  expected: { zh: '应到', en: 'Expected' },
  present: { zh: '到会', en: 'Present' },
  late: { zh: '迟到', en: 'Late' },
  excused: { zh: '请假', en: 'Excused' },
  absent: { zh: '缺席', en: 'Absent' },
};
const outcomes: Record<Forecast['outcome'], Label> = {
  supported: { zh: '预期支持诉请', en: 'Claim expected to succeed' },
  partlySupported: { zh: '预期部分支持', en: 'Expected to succeed in part' },
  notSupported: { zh: '预期不予支持', en: 'Expected to fail' },
  uncertain: { zh: '难以预判', en: 'Uncertain' },
};
const states: Record<Decision['state'] | 'late', Label> = {
  open: { zh: '办理中', en: 'Open' },
  late: { zh: '逾期', en: 'Late' },
  done: { zh: '办结', en: 'Done' },
  cancelled: { zh: '撤销', en: 'Cancelled' },
};

/** 会议纪要 as pages of tables: who came, what was noted, decided, expected of the court, and what became of earlier decisions. */
export function minutesPages(meeting: Meeting, language: Language): PackPage[] {
  const words = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const table = (
    columns: readonly (readonly [label: string, kind: ColumnKind])[],
    rows: readonly (readonly TableCell[])[],
    empty: string,
  ): PackBlock =>
    rows.length === 0
      ? { kind: 'text', text: empty }
      : {
          kind: 'table',
          table: {
            title: '',
            definition: null,
            columns: columns.map(([label, kind], index) => ({ key: `c${index}`, label, kind })),
            rows: rows.map((cells) => ({ cells: [...cells] })),
            notes: [],
          },
        };
  const titled = (id: string, title: string, ...blocks: PackBlock[]): PackPage => ({
    id,
    title,
    lead: null,
    blocks: blocks.map((block) =>
      block.kind === 'table' ? { ...block, table: { ...block.table, title } } : block,
    ),
  });
  const decisionRow = ({
    number,
    text,
    ownerAreaName,
    departmentLabel,
    owner,
    dueOn,
  }: Decision): TableCell[] => [
    number,
    text,
    [ownerAreaName + departmentLabel, owner].filter((each) => each !== null).join(' '),
    dueOn,
  ];
  const decisionColumns = [
    [words('编号', 'Number'), 'text'],
    [words('事项', 'What'), 'text'],
    [words('承办', 'Owner'), 'text'],
    [words('期限', 'Due'), 'day'],
  ] as const;
  return [
    titled('meeting', words('会议概况', 'The meeting'), { kind: 'text', text: aboutOf(meeting, words) }),
    titled(
      'attendance',
      words('到会情况', 'Attendance'),
      table(
        [
          [words('单位', 'Body'), 'text'],
          [words('姓名', 'Name'), 'text'],
          [words('到会', 'State'), 'text'],
        ],
        meeting.attendees.map(({ body, name, state }) => [body, name, attendance[state][language]]),
        words('没有登记到会人员。', 'Nobody was registered.'),
      ),
    ),
    titled(
      'notes',
      words('会议记录', 'Notes'),
      ...(meeting.notes.length === 0
        ? [{ kind: 'text' as const, text: words('没有记录。', 'Nothing was noted.') }]
        : meeting.notes.map(({ text, byName }) => ({ kind: 'text' as const, text: `${text}（${byName}）` }))),
    ),
    titled(
      'decisions',
      words('交办事项', 'Decisions'),
      table(
        decisionColumns,
        meeting.taken.map(decisionRow),
        words('本次会议没有交办事项。', 'Nothing was decided.'),
      ),
    ),
    titled(
      'earlier',
      words('以往交办事项办理情况', 'What became of earlier decisions'),
      table(
        [...decisionColumns, [words('状态', 'State'), 'text'], [words('最近进展', 'Latest report'), 'text']],
        meeting.earlier.map((each) => [
          ...decisionRow(each),
          states[each.late ? 'late' : each.state][language],
          each.reports.at(-1)?.text ?? null,
        ]),
        words('没有未结的交办事项。', 'None is open.'),
      ),
    ),
    titled(
      'forecasts',
      words('入驻法官对诉讼预期结果的研判', 'What the resident judge expects of cases in court'),
      table(
        [
          [words('案件编号', 'Case'), 'caseCode'],
          [words('预期', 'Expected'), 'text'],
          [words('理由', 'Reason'), 'text'],
          [words('法官', 'Judge'), 'text'],
        ],
        meeting.forecasts.map(({ caseCode, outcome, reason, judge }) => [
          caseCode,
          outcomes[outcome][language],
          reason,
          judge,
        ]),
        words('没有研判的案件。', 'None.'),
      ),
    ),
  ];
}

function aboutOf(meeting: Meeting, words: (zh: string, en: string) => string): string {
  const { attended, openedAt, closedAt, chair, video, plannedAt } = meeting;
  const begun = clock(openedAt ?? plannedAt);
  return [
    `${words('时间', 'Time')}：${begun}${closedAt === null ? '' : `—${clock(closedAt)}`}`,
    ...(chair === null ? [] : [`${words('主持人', 'Chair')}：${chair}`]),
    `${words('形式', 'Held')}：${video ? words('视频', 'by video') : words('现场', 'in the room')}`,
    `${words('到会', 'Present')}：${attended.present + attended.late}/${attended.expected}${words(
      `（其中迟到${attended.late}）`,
      ` (${attended.late} late)`,
    )}`,
  ].join(words('；', '; '));
}

/** Day and time in Asia/Shanghai. */
const clock = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
