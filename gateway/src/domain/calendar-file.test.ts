import { describe, expect, it } from 'vitest';
import { lastOfficialYear, officialCalendar, workingDayAfter } from './calendar.ts';
import { parseCalendarFile, withSiteDays } from './calendar-file.ts';

const file = `# 巴中市 2027 年
2027-02-05 free 春节 | Spring Festival
2027-02-06 work   # 调休上班
`;

describe("a site's own days", () => {
  it('come before the official table', () => {
    const calendar = withSiteDays(parseCalendarFile(file), officialCalendar);
    expect(calendar('2027-02-05')).toEqual({ work: false, reason: { zh: '春节', en: 'Spring Festival' } });
    expect(workingDayAfter('2027-02-04', 1, calendar)).toMatchObject({
      day: '2027-02-06',
      skipped: [{ day: '2027-02-05' }],
      worked: [{ day: '2027-02-06', reason: { zh: '周六（调休上班）' } }],
    });
    expect(calendar('2026-10-01')).toEqual(officialCalendar('2026-10-01'));
  });

  it('make a year known that the official table does not hold yet', () => {
    expect(lastOfficialYear).toBeGreaterThanOrEqual(2026);
    const next = lastOfficialYear + 1;
    expect(parseCalendarFile(`${next}-01-01 free 元旦`).lastYear).toBe(next);
    expect(parseCalendarFile(`${next + 1}-01-01 free 元旦`).lastYear).toBe(lastOfficialYear);
    expect(parseCalendarFile(`${next}-01-02 work`).lastYear).toBe(lastOfficialYear);
  });

  it('take the Chinese name where there is no English one, and a file that Windows wrote', () => {
    const { days } = parseCalendarFile('\uFEFF2027-03-03 free 县庆日\r\n');
    expect(days.get('2027-03-03')?.reason).toEqual({ zh: '县庆日', en: '县庆日' });
  });

  it.each([
    ['a date in words', '\n2027年2月5日 free 春节', 'line 2: “2027年2月5日” is no day like 2027-02-05'],
    ['a day that does not exist', '2027-02-29 work', 'line 1: there is no day 2027-02-29'],
    ['a word that is neither', '2027-02-05 holiday 春节', 'line 1: “holiday” must be work or free'],
    ['a free day without a name', '2027-02-05 free', 'line 1: a free day needs its name'],
    ['a day twice', `${file}2027-02-05 work`, 'line 4: 2027-02-05 stands in the file twice'],
    ['a working day with a name', '2027-02-06 work 春节', 'line 1: a working day needs no name'],
  ])('are refused with the line: %s', (_fault, text, message) => {
    expect(() => parseCalendarFile(text)).toThrow(message);
  });
});
