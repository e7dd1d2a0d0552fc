import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';
import { type ComparedCase, commonWords, relationOf } from './related-cases.ts';

const aCase = (fields: Partial<ComparedCase> = {}): ComparedCase => ({
  caseId: 1,
  words: '小区地下室漏水，物业推诿',
  area: 511902001001000,
  point: null,
  category: 'property',
  registeredAt: Date.UTC(2026, 2, 1),
  ...fields,
});

describe('two cases that may be one matter', () => {
  it('are told by words, place, category and time, each with its points', () => {
    const other = aCase({ words: foldText('地下室再次漏水，物業不修'), registeredAt: Date.UTC(2026, 2, 9) });
    const relation = relationOf(aCase(), other, false);
    expect(relation?.reasons.map(({ kind, n }) => [kind, n])).toEqual([
      ['words', null],
      ['place', null],
      ['category', null],
      ['time', 8],
    ]);
    expect(relation?.reasons[0]?.words).toEqual(['漏水，物业', '地下室']);
    expect(relation?.points).toBeCloseTo(
      relation?.reasons.reduce((sum, { points }) => sum + points, 0) ?? 0,
      5,
    );
  });

  it('are not told by neighbourhood and season alone', () => {
    expect(relationOf(aCase(), aCase({ words: '养犬伤人', category: 'neighbourhood' }), false)).toBeNull();
  });

  it('are the nearer the more by metres, where both say where they are', () => {
    const at = (lat: number) => aCase({ point: { lng: 106.75, lat } });
    const metres = (lat: number) =>
      relationOf(at(31.85), at(lat), false)?.reasons.find(({ kind }) => kind === 'place');
    expect(metres(31.851)).toMatchObject({ n: 111, points: 3 });
    expect(metres(31.855)).toMatchObject({ n: 557, points: 2 });
    // A village is large: who says where it was is not taken for a neighbour by the village.
    expect(metres(31.87)).toBeUndefined();
  });

  it('are told by one reporter whatever the words, when that may be said', () => {
    const other = aCase({ words: '噪音扰民', area: 511902002000000, category: 'environment' });
    expect(relationOf(aCase(), other, true)?.reasons.map(({ kind }) => kind)).toEqual([
      'time',
      'sameReporter',
    ]);
    expect(relationOf(aCase(), other, false)).toBeNull();
  });

  it('name the words that they share, the longest first', () => {
    expect(commonWords('反对拆除回龙桥', '请保留回龙桥，不要拆除')).toEqual(['回龙桥', '拆除']);
    expect(commonWords('12345', '12345')).toEqual([]);
  });
});
