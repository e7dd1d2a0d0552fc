import type { ImportMapping } from '@fengqiao/contract/imports';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../profiles/load-profile.ts';
import { findHeader } from './header.ts';
import { rowMapper } from './map-row.ts';
import { RowFault } from './row-fault.ts';

const mapping: ImportMapping = {
  columns: {
    caseRef: '工单编号',
    registeredAt: '来电时间',
    title: '标题',
    channel: '来源',
    updatedAt: '更新时间',
  },
  channels: { 热线: 'phone' },
  preset: { channel: 'platform', category: 'neighbour' },
  steps: [
    {
      type: 'case.dispatched',
      at: '派单时间',
      payload: { department: { column: '承办单位', words: { 公安局: 'police' } } },
    },
    {
      type: 'case.returned',
      at: '更新时间',
      when: { column: '状态', words: ['退回', '退单'] },
      payload: { department: { column: '承办单位', otherwise: 'unknown' } },
    },
    { type: 'case.resolved', at: '办结时间', payload: { level: 'county' } },
  ],
};
const names = [
  '工单编号',
  '来电时间',
  '标题',
  '来源',
  '派单时间',
  '承办单位',
  '状态',
  '更新时间',
  '办结时间',
];

function read(cells: string[], own: ImportMapping = mapping) {
  const header = findHeader([{ row: 1, cells: names }], own);
  return rowMapper(own, header, loadProfile('bazhong'), '511902').eventsOf({ row: 2, cells });
}
const eventsOf = (cells: string[]) => {
  const made = read(cells);
  if (made instanceof RowFault) throw new Error(made.message);
  return made;
};
const row = (over: Record<string, string> = {}) =>
  names.map(
    (name) =>
      ({ 工单编号: 'G1', 来电时间: '2026-03-02 09:00', 标题: '噪音', 来源: '热线', ...over })[name] ?? '',
  );

describe('a row with columns of times and words of states', () => {
  it('becomes the events that it tells of, each at its own time', () => {
    const events = eventsOf(
      row({ 派单时间: '2026-03-02 10:00', 承办单位: '公安局', 办结时间: '2026-03-04 17:00' }),
    );
    expect(events.map(({ type, occurredAt, payload }) => [type, occurredAt, payload])).toEqual([
      ['case.registered', '2026-03-02T01:00:00.000Z', undefined],
      ['case.dispatched', '2026-03-02T02:00:00.000Z', { department: 'police' }],
      ['case.resolved', '2026-03-04T09:00:00.000Z', { level: 'county' }],
    ]);
    expect(events[0]).toMatchObject({ channel: 'phone', category: 'neighbour', title: '噪音' });
  });

  it('gives, when it comes again with one more step, the same ids and one new', () => {
    const first = eventsOf(row({ 派单时间: '2026-03-02 10:00', 承办单位: '公安局' }));
    const later = eventsOf(row({ 派单时间: '2026年3月2日10时', 承办单位: '公安局', 办结时间: '2026-03-04' }));
    const known = new Set(first.map(({ eventId }) => eventId));
    expect(later.filter(({ eventId }) => !known.has(eventId)).map(({ type }) => type)).toEqual([
      'case.resolved',
    ]);
  });

  it('tells of a second dispatch at another time as of a new event', () => {
    const ids = ['2026-03-02 10:00', '2026-03-03 10:00'].map(
      (at) => eventsOf(row({ 派单时间: at, 承办单位: '公安局' }))[1]?.eventId,
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('tells of a state only where the word is one of its own, and says what the sender changed', () => {
    const types = (state: string) =>
      eventsOf(row({ 状态: state, 更新时间: '2026-03-03 08:00' })).map(({ type }) => type);
    expect(types('退单')).toEqual(['case.registered', 'case.returned', 'note.added']);
    expect(types('办理中')).toEqual(['case.registered', 'note.added']);
  });

  it('lets what it says now count from the time of its change', () => {
    const changed = eventsOf(row({ 标题: '噪音扰民', 更新时间: '2026-03-03 08:00' })).at(-1);
    expect(changed).toMatchObject({ title: '噪音扰民', occurredAt: '2026-03-03T00:00:00.000Z' });
  });

  it('is refused with row and column for a word without a meaning of ours, and for a time that is none', () => {
    expect(read(row({ 派单时间: '2026-03-02', 承办单位: '消防队' }))).toMatchObject({
      code: 'row.badValue',
      column: '承办单位',
    });
    expect(read(row({ 办结时间: '昨天' }))).toMatchObject({ code: 'row.badTime', column: '办结时间' });
  });

  it('keeps event ids within 64 characters, however long the sender writes its own', () => {
    const events = eventsOf(row({ 工单编号: '沪'.repeat(150), 办结时间: '2026-03-04' }));
    expect(events.every(({ eventId, caseRef }) => eventId.length <= 64 && caseRef.length <= 120)).toBe(true);
  });
});
