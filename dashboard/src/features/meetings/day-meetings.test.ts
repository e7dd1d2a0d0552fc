import type { MeetingLine } from '@fengqiao/contract/meetings';
import { expect, test } from 'vitest';
import { meetingsByDay } from './day-meetings.ts';

const meeting = (areaCode: string, plannedAt: string, state: MeetingLine['state'] = 'planned') =>
  ({ id: `${areaCode} ${plannedAt}`, areaCode, plannedAt, state }) as MeetingLine;

test('the meetings of the area stand one by one in the order of the day, those below it as counts', () => {
  const days = meetingsByDay(
    [
      meeting('511900', '2026-11-20T14:00:00+08:00'),
      meeting('511900', '2026-11-20T09:00:00+08:00'),
      meeting('511902101', '2026-11-20T09:00:00+08:00', 'closed'),
      meeting('511902102', '2026-11-20T09:00:00+08:00', 'missed'),
      meeting('511902103', '2026-11-20T09:00:00+08:00', 'planned'),
    ],
    '511900',
  );
  const day = days.get('2026-11-20');
  expect(day?.own.map(({ plannedAt }) => plannedAt.slice(11, 13))).toEqual(['09', '14']);
  expect(day?.below).toEqual({ all: 3, held: 1, missed: 1 });
});

test('a day is that of Shanghai', () => {
  expect([...meetingsByDay([meeting('1', '2026-11-19T17:00:00Z')], '1').keys()]).toEqual(['2026-11-20']);
});
