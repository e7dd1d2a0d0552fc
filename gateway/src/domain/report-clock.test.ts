import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { readProfileFiles } from '../profiles/profile-files.ts';
import { clockDays, clockReports } from './report-clock.ts';

const files = readProfileFiles(null);
const reportsOf = (id: string) =>
  clockReports(loadProfile(id, files)).map(({ kind, level }) => `${kind} ${level}`);

describe('the reports that a place makes by itself', () => {
  it('follow its cadences: month and quarter in Bazhong (BZ-16), the week in Chongqing (CQ-24)', () => {
    expect(reportsOf('bazhong')).toEqual(['monthlyReport county', 'monthlyReport city', 'quarterly city']);
    expect(reportsOf('chongqing')).toEqual(['weekly city']);
  });

  it('are daily for key cases and monthly in Haizhou (FX-02)', () => {
    expect(reportsOf('haizhou')).toEqual(['daily county', 'monthlyReport county']);
  });

  it('are report, return and ledger of a township in Hepingxi (HP-12..14)', () => {
    expect(reportsOf('hepingxi')).toEqual([
      'monthlyReport township',
      'monthlyReturn township',
      'ledger township',
    ]);
  });

  it('are of a period that is over, half an hour after midnight in Shanghai', () => {
    const midnight = Date.parse('2026-11-23T00:00:00+08:00');
    expect(clockDays('weekly', midnight)).toEqual({ from: '2026-11-09', until: '2026-11-16' });
    expect(clockDays('weekly', midnight + 31 * 60_000)).toEqual({ from: '2026-11-16', until: '2026-11-23' });
  });
});
