import { describe, expect, it } from 'vitest';
import { loadProfile, profileIds, shippedProfiles } from './load-profile.ts';

/** The rows of the acceptance table that a place's own file names. */
const rowsOf = (id: string) =>
  new Set(JSON.stringify(shippedProfiles[id]).match(/(?<="sourceRow":")[A-Z]{2}-\d{2}/g));
const labels = (list: readonly { label: { zh: string } }[]) => list.map(({ label }) => label.zh);
const lengthsOf = (list: readonly { id: string; items: readonly unknown[] }[]) =>
  Object.fromEntries(list.map(({ id, items }) => [id, items.length]));

describe('the nine places, by what their documents say', () => {
  it.each([
    ['bazhong', 'BZ-03 BZ-04 BZ-05 BZ-06 BZ-07 BZ-08 BZ-09 BZ-16 BZ-19 BZ-21 BZ-24'],
    ['chongqing', 'CQ-06 CQ-07 CQ-16 CQ-17 CQ-20 CQ-24 CQ-25 CQ-26 CQ-28 CQ-30'],
    ['xiamen', 'XM-03 XM-04 XM-06 XM-11 XM-12'],
    ['yichun', 'YC-01 YC-03 YC-11 YC-12 YC-13 YC-17'],
    ['meishan', 'MS-01 MS-02 MS-03 MS-08 MS-12 MS-13 MS-16 MS-17'],
    ['lixia', 'JN-01 JN-06 JN-09 JN-10 JN-11 JN-12'],
    ['chengguan', 'LZ-01 LZ-03 LZ-04 LZ-05 LZ-06 LZ-07 LZ-12 LZ-13'],
    ['haizhou', 'FX-01 FX-02 FX-03 FX-09 FX-11 FX-14 FX-15 FX-16 FX-19 FX-21'],
    [
      'hepingxi',
      'HP-02 HP-03 HP-04 HP-08 HP-10 HP-11 HP-12 HP-13 HP-14 HP-15 HP-24 HP-25 HP-26 HP-29 HP-30 HP-32',
    ],
  ])('%s has its rows: %s', (id, rows) => {
    const named = rowsOf(id);
    expect(rows.split(' ').filter((row) => !named.has(row))).toEqual([]);
  });

  it('routes 16 of 19 categories by themselves, and says that the list is ours (CQ-02, CQ-03)', () => {
    const { categories, notes } = loadProfile('bazhong');
    expect(categories).toHaveLength(19);
    expect(categories.filter(({ auto }) => auto)).toHaveLength(16);
    expect(notes.map(({ en }) => en).join(' ')).toContain('are ours');
  });

  it('climbs 3-2-2 with a leader at the end in Hepingxi, and three by three in Meishan (HP-01..05, MS-02)', () => {
    const steps = (id: string) =>
      loadProfile(id).ladder.map(({ level, required, professional, thenLeader }) =>
        [level, required, professional && 'professional', thenLeader && 'leader'].filter(Boolean).join(' '),
      );
    expect(steps('hepingxi')).toEqual(['village 3', 'township 2', 'county 2 professional leader']);
    expect(steps('meishan')).toEqual(['group 3', 'village 3', 'township 3']);
  });

  it('sends the letters that each document names, and keeps 预警 and 提示 apart (CQ-06, LZ-01, MS-12, FX-03)', () => {
    expect(labels(loadProfile('chengguan').letters)).toEqual([
      '工作提示函',
      '风险提示函',
      '工作督办函',
      '跨区域风险隐患推送函',
      '重点工作交办函',
    ]);
    expect(labels(loadProfile('haizhou').letters)).toEqual(['工作提示函', '风险预警函']);
    expect(labels(loadProfile('meishan').letters)).toEqual(['风险提示函']);
    expect(labels(loadProfile('chongqing').letters)).toEqual(['督办单', '风险预警函', '工作提示函']);
  });

  it('has more than 20 kinds of documents in Yichun, five by the names of its document (YC-11)', () => {
    const { documents } = loadProfile('yichun');
    expect(documents.length).toBeGreaterThan(20);
    expect(labels(documents.filter(({ sourceRow }) => sourceRow !== null))).toEqual([
      '受理告知单',
      '转送交办单',
      '委托调解书',
      '调解协议书',
      '办结告知单',
    ]);
  });

  it('means two things by 1+6+N: six sub-centres and six departments (BZ-19, BZ-20, MS-08)', () => {
    const six = (id: string) =>
      loadProfile(id)
        .structures.find((list) => list.id === '1+6+N')
        ?.items.slice(1, 7)
        .map(({ zh }) => zh);
    expect(six('bazhong')?.every((name) => name.endsWith('中心'))).toBe(true);
    expect(six('meishan')).toEqual(['法院', '检察院', '公安', '司法行政', '信访', '人社']);
  });

  it('checks by 30 rules, five things and five standards in Haizhou, and says which words are ours (FX-14, FX-15)', () => {
    const { checklists } = loadProfile('haizhou');
    expect(lengthsOf(checklists)).toEqual({ acceptance: 30, fiveHaves: 5, fiveStandards: 5 });
    expect(checklists.every(({ note }) => note !== undefined)).toBe(true);
  });

  it('judges at once, daily, weekly and monthly in Bazhong, and on Thursdays, Fridays and by the 25th in Hepingxi', () => {
    const rhythm = (id: string) =>
      loadProfile(id).cadences.map(({ level, every, on }) => [level, every, on].filter(Boolean).join(' '));
    expect(rhythm('bazhong').slice(0, 5)).toEqual([
      'resident event',
      'grid day',
      'village day',
      'township week',
      'county month',
    ]);
    expect(rhythm('hepingxi').slice(0, 4)).toEqual([
      'village week 4',
      'township week 5',
      'township month',
      'township month 25',
    ]);
  });

  it('draws the line of first petitions at 10 % where a document does (HP-06)', () => {
    const lines = profileIds.filter((id) => loadProfile(id).firstPetitionLine !== null);
    expect(lines.map((id) => [id, loadProfile(id).firstPetitionLine])).toEqual([['hepingxi', 0.1]]);
  });
});
