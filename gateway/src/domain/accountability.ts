import type { RedLines } from '@fengqiao/contract/incidents';
import { type SupervisionTag, supervisionTagOf } from '@fengqiao/contract/supervision';

type Flags = RedLines['flags'];
const flagged = ['shirking', 'delaying', 'dodging'] as const;
type Flag = (typeof flagged)[number];
const isFlag = (tag: SupervisionTag | null): tag is Flag => flagged.some((each) => each === tag);

/**
 * 推诿 拖延 躲绕 (FX-17) by department, in the order of the departments' list: counts of cases beside all that the department leads. Never a
 * ranking, and of departments only. A pure function.
 */
export function flagsOf(
  tagged: readonly { department: string | null; tag: string | null; n: number }[],
  cases: readonly { department: string | null; n: number }[],
  order: readonly string[],
): Flags {
  const byDepartment = new Map<string | null, Flags[number]>();
  for (const { department, tag, n } of tagged) {
    const flag = tag === null ? null : supervisionTagOf(tag);
    if (!isFlag(flag)) continue;
    const line = byDepartment.get(department) ?? {
      department,
      shirking: 0,
      delaying: 0,
      dodging: 0,
      cases: cases.find((each) => each.department === department)?.n ?? 0,
    };
    line[flag] += n;
    byDepartment.set(department, line);
  }
  const place = ({ department }: Flags[number]): number => {
    const at = department === null ? -1 : order.indexOf(department);
    return at < 0 ? order.length : at;
  };
  return [...byDepartment.values()].sort((a, b) => place(a) - place(b));
}
