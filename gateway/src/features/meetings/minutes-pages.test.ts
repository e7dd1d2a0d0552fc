import type { Decision } from '@fengqiao/contract/decisions';
import type { Meeting } from '@fengqiao/contract/meetings';
import { expect, test } from 'vitest';
import { minutesPages } from './minutes-pages.ts';

const decision: Decision = {
  id: '00000000-0000-4000-8000-000000000001',
  meetingId: '00000000-0000-4000-8000-000000000000',
  meetingTitle: '周研判',
  meetingAreaCode: '511900',
  number: '巴中交办〔2026〕1号',
  text: '限期化解',
  department: 'justice',
  departmentLabel: '司法局',
  ownerArea: '511902',
  ownerAreaName: '巴州区',
  owner: '分管领导',
  dueOn: '2026-11-20',
  caseCodes: [],
  page: null,
  state: 'open',
  late: true,
  decidedAt: '2026-11-09T01:00:00.000Z',
  decidedBy: 'leader01',
  endedAt: null,
  side: null,
  reports: [],
};
const meeting: Meeting = {
  id: '00000000-0000-4000-8000-000000000000',
  areaCode: '511900',
  areaName: '巴中市',
  cadence: null,
  title: '周研判',
  plannedAt: '2026-11-16T01:00:00.000Z',
  from: '2026-11-09',
  until: '2026-11-16',
  video: true,
  state: 'closed',
  heldBy: null,
  openedAt: '2026-11-16T01:05:00.000Z',
  closedAt: '2026-11-16T02:15:00.000Z',
  pack: { state: 'none', progress: null, head: null },
  decisions: 1,
  attended: { present: 1, late: 1, expected: 3 },
  chair: null,
  attendees: [
    { id: '00000000-0000-4000-8000-000000000002', body: '市法院', name: null, state: 'late', at: null },
  ],
  agenda: [],
  notes: [],
  forecasts: [],
  taken: [{ ...decision, late: false }],
  earlier: [decision],
  previousId: null,
  version: 1,
  may: { acts: [], write: false, decide: false },
};

const rowsOf = (id: string): unknown[] =>
  minutesPages(meeting, 'zh')
    .filter((page) => page.id === id)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block): unknown[] =>
      block.kind === 'table' ? block.table.rows.map(({ cells }) => cells) : [block],
    );

test('minutes say when a meeting was held in the time of the place, and how many came of those who were asked', () => {
  expect(rowsOf('meeting')).toEqual([
    { kind: 'text', text: '时间：2026-11-16 09:05—2026-11-16 10:15；形式：视频；到会：2/3（其中迟到1）' },
  ]);
  expect(rowsOf('attendance')).toEqual([['市法院', null, '迟到']]);
});

test('decisions stand with their number, owner and day, earlier ones with what became of them', () => {
  expect(rowsOf('decisions')).toEqual([
    ['巴中交办〔2026〕1号', '限期化解', '巴州区司法局 分管领导', '2026-11-20'],
  ]);
  expect(rowsOf('earlier')[0]).toEqual(expect.arrayContaining(['逾期', null]));
});

test('what there is nothing of is said in words, in both languages', () => {
  const texts = minutesPages(meeting, 'en').flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
  );
  expect(texts).toContain('Nothing was noted.');
});
