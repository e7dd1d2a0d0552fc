import { describe, expect, test } from 'vitest';
import { parseTopicSearch, topicFilter } from './topic-search.ts';

describe('the address of the page of hot topics', () => {
  test('keeps what fits and leaves out the rest', () => {
    expect(
      parseTopicSearch({
        area: '511902',
        days: 7,
        tier: 'red',
        trend: 'rising',
        category: 'medical',
        from: '2026-02-01',
        q: 'x',
      }),
    ).toEqual({ area: '511902', days: '7', tier: 'red', trend: 'rising', category: 'medical' });
    expect(
      parseTopicSearch({ area: '51', days: 8, tier: 'pink', from: '2026-03-02', to: '2026-03-01' }),
    ).toEqual({});
  });

  test('asks for whole days of Shanghai, today among them', () => {
    expect(topicFilter({ days: '7' }, '2026-03-01')).toEqual({
      from: '2026-02-23T00:00:00+08:00',
      to: '2026-03-02T00:00:00+08:00',
    });
    expect(topicFilter({ from: '2026-01-01', to: '2026-01-31', tier: 'red' }, '2026-03-01')).toEqual({
      from: '2026-01-01T00:00:00+08:00',
      to: '2026-02-01T00:00:00+08:00',
      tier: 'red',
    });
  });
});
