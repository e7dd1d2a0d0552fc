import { expect, test } from 'vitest';
import { barFilter, deskFilter } from './desk-filter.ts';

const now = Date.parse('2026-11-22T15:42:08+08:00');

test('live the desk shows the open cases of its window', () => {
  expect(deskFilter({ window: 'week', tier: 'red' }, '511900', now)).toEqual({
    area: '511900',
    tier: 'red',
    status: 'open',
    from: '2026-11-16T00:00:00+08:00',
  });
});

test('a part of the time bar shows what was registered in it, whatever became of it', () => {
  expect(deskFilter({ window: 'week', time: '2026-11-21T10:00,2026-11-21T11:00' }, '511900', now)).toEqual({
    area: '511900',
    from: '2026-11-21T10:00:00+08:00',
    to: '2026-11-21T11:00:00+08:00',
  });
});

test('a state that was asked for stays in the past too', () => {
  const time = '2026-11-21T10:00,2026-11-21T11:00';
  expect(deskFilter({ time, status: 'closed' }, '511900', now).status).toBe('closed');
});

test('the time bar counts what the filters match whenever it was registered', () => {
  expect(barFilter({ window: 'day', category: 'wages' }, '511902', now)).toEqual({
    area: '511902',
    category: 'wages',
  });
});
