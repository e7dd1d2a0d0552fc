import type { ClockRule, Span } from '@fengqiao/contract/profiles';
import type { Label } from '@fengqiao/contract/reference';

/** A clock's rule as people read it, with its span in words. */
export function ruleInWords({ rule, span }: Pick<ClockRule, 'rule' | 'span'>): Label {
  const { zh, en } = spanInWords(span);
  return { zh: rule.zh.replace('{span}', zh), en: rule.en.replace('{span}', en) };
}

/** `5个工作日` 5 working days. */
export function spanInWords({ unit, n }: Span): Label {
  switch (unit) {
    case 'minutes':
      return { zh: `按${n}分钟计`, en: `${n} minutes` };
    case 'sameDay':
      return { zh: '当日24时前', en: 'before midnight' };
    case 'workingDays':
      return { zh: `${n}个工作日`, en: counted(n, 'working day') };
    case 'calendarDays':
      return { zh: `${n}个自然日`, en: counted(n, 'calendar day') };
    case 'weeks':
      return { zh: `${n}周`, en: counted(n, 'week') };
    case 'calendarMonths':
      return { zh: `${n}个月`, en: counted(n, 'month') };
  }
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
