import type { PackBlock } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import type { TableRow } from '@fengqiao/contract/tables';
import type { ReportCaseRow } from '@fengqiao/db/queries/report-cases';
import { departmentLabel } from '../../../domain/department-label.ts';
import type { PackReader } from '../../packs/pack-reader.ts';

/** Cases by the department that leads them: how many, how many of them late, how many a leader took. About offices, never persons. */
export function departmentTable(
  reader: PackReader,
  cases: readonly ReportCaseRow[],
  title: Label,
): PackBlock {
  const { takenAt, options } = reader.snapshot;
  const byDepartment = new Map<string | null, ReportCaseRow[]>();
  for (const row of cases) {
    const group = byDepartment.get(row.department);
    if (group) group.push(row);
    else byDepartment.set(row.department, [row]);
  }
  const line = (label: string, rows: readonly ReportCaseRow[], weight?: TableRow['weight']): TableRow => {
    const late = rows.filter(({ dueAt }) => dueAt !== null && dueAt.getTime() < takenAt).length;
    return {
      cells: [label, rows.length, late, rows.length === 0 ? null : late / rows.length, led(rows)],
      ...(weight === undefined ? {} : { weight }),
    };
  };
  const led = (rows: readonly ReportCaseRow[]) => rows.filter(({ leader }) => leader !== null).length;
  const named = [...byDepartment].filter(([department]) => department !== null);
  named.sort(([, a], [, b]) => b.length - a.length);
  const none = byDepartment.get(null) ?? [];
  return {
    kind: 'table',
    table: {
      title: reader.words(title),
      definition: reader.words({
        zh: '按主办部门统计的在办案件；超期为当前期限已过。',
        en: 'Open cases by lead department; late = their present deadline has passed.',
      }),
      columns: [
        { key: 'department', label: reader.words({ zh: '责任单位', en: 'Department' }), kind: 'text' },
        { key: 'open', label: reader.words({ zh: '在办', en: 'Open' }), kind: 'count' },
        { key: 'late', label: reader.words({ zh: '其中超期', en: 'Of them late' }), kind: 'count' },
        {
          key: 'share',
          label: reader.words({ zh: '超期占比', en: 'Share late' }),
          kind: 'share',
          of: ['late', 'open'],
        },
        { key: 'led', label: reader.words({ zh: '领导包案', en: 'Taken by a leader' }), kind: 'count' },
      ],
      rows: [
        ...named.map(([department, rows]) =>
          line(departmentLabel(department, options.profile)[reader.language], rows),
        ),
        ...(none.length === 0
          ? []
          : [line(reader.words({ zh: '尚未定部门', en: 'No department yet' }), none, 'remainder')]),
        line(reader.words({ zh: '合计', en: 'Total' }), cases, 'total'),
      ],
      notes: [],
    },
  };
}
