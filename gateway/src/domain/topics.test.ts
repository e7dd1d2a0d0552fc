import { describe, expect, it } from 'vitest';
import type { TopicCase } from './topic-case.ts';
import { heatOf, heatTerms, repeatsOf, trendOf } from './topic-heat.ts';
import { commonArea } from './topic-places.ts';
import { findTopics, type TopicFinding, type TopicWindow } from './topics.ts';

const window = { from: 0, to: 1_000, before: null };
let serial = 0;
const aCase = (fields: Partial<TopicCase> = {}): TopicCase => {
  serial += 1;
  return {
    caseId: serial,
    area: 511902001000000,
    cell: null,
    category: null,
    way: 'hotline phone',
    tier: null,
    people: null,
    registeredAt: 100,
    subjects: [],
    places: [],
    reporters: [],
    ...fields,
  };
};
const times = (n: number, fields: Partial<TopicCase>): TopicCase[] =>
  Array.from({ length: n }, () => aCase(fields));
const find = (cases: TopicCase[], within: TopicWindow = window): TopicFinding[] => {
  const finding = findTopics(cases, within);
  for (;;) {
    const step = finding.next();
    if (step.done) return step.value;
  }
};
const named = ({ place, words }: TopicFinding) => [
  place.name ?? place.area,
  ...words.map(({ word }) => word),
];

describe('topics', () => {
  it('hold cases of one place and one word; a case belongs to one topic, that of the finest place', () => {
    const bridge = times(3, { subjects: ['拆除'], places: ['回龙桥'] });
    const town = times(4, { subjects: ['噪音'] });
    const found = find([...bridge, ...town, aCase({ subjects: ['补课'] })]);
    expect(found.map(named)).toEqual([
      [511902001000000, '噪音'],
      ['回龙桥', '拆除'],
    ]);
    expect(found.flatMap(({ cases }) => cases)).toHaveLength(7);
  });

  it('are the same whatever the order of the cases', () => {
    const cases = [
      ...times(2, { subjects: ['噪音'] }),
      ...times(2, { subjects: ['噪音', '油烟'] }),
      ...times(2, { subjects: ['油烟'] }),
      ...times(3, { subjects: ['垃圾'], places: ['回龙桥'] }),
    ];
    const members = (order: TopicCase[]) =>
      find(order).map((topic) => [named(topic), topic.cases.map(({ caseId }) => caseId).sort()]);
    expect(members([...cases].reverse())).toEqual(members(cases));
  });

  it('do not take one name in two counties for one place', () => {
    const road = { subjects: ['路灯'], places: ['人民路'] };
    const found = find([...times(2, road), ...times(2, { ...road, area: 511921100000000 })]);
    expect(found).toEqual([]);
  });

  it('are found in a wider area when no finer one has enough cases', () => {
    const spread = [511902001000000, 511902002000000, 511921100000000, 511923100000000, 511923101000000];
    const found = find(spread.map((area) => aCase({ area, subjects: ['公交'] })));
    expect(found.map(named)).toEqual([[511900000000000, '公交']]);
  });

  it('fall back to the category, and say so, where no word is shared', () => {
    const found = find(times(5, { category: 'medical' }));
    expect(found).toMatchObject([{ category: 'medical', words: [], cases: { length: 5 } }]);
  });

  it('are compared with the same place and word of the window before', () => {
    const water = { subjects: ['供水'] };
    const before = [...times(1, water), ...times(5, { subjects: ['路灯'] })];
    const [topic] = find(times(4, water), { ...window, before });
    expect(topic).toMatchObject({ trend: 'rising', matching: { now: 4, before: 1 } });
    expect(find(times(4, water))[0]).toMatchObject({ trend: null, matching: { now: 4, before: null } });
  });
});

describe('the heat', () => {
  it('is the sum of its terms', () => {
    const cases = [
      aCase({ tier: 'red', people: 7, registeredAt: 900, reporters: [1] }),
      aCase({ tier: 'orange', way: 'bazhou onsite', reporters: [1, 2] }),
      aCase({ reporters: [2] }),
    ];
    const terms = heatTerms(cases, window.from, window.to);
    expect(Object.fromEntries(terms.map(({ term, points }) => [term, points]))).toEqual({
      cases: 3,
      recent: 1,
      people: 3,
      ways: 2,
      repeats: 2,
      orange: 3,
      red: 5,
    });
    expect(heatOf(terms)).toBe(19);
  });

  it('counts a repeat from the second report of a reporter on', () => {
    expect(repeatsOf([aCase({ reporters: [1] }), aCase({ reporters: [1] }), aCase({ reporters: [] })])).toBe(
      1,
    );
  });
});

describe('a trend', () => {
  it.each([
    [4, 0, 'new'],
    [6, 4, 'rising'],
    [3, 2, 'asBefore'],
    [4, 6, 'falling'],
    [5, 6, 'asBefore'],
  ])('of %i cases after %i is %s', (now, before, trend) => {
    expect(trendOf(now, before, true)).toBe(trend);
    expect(trendOf(now, before, false)).toBeNull();
  });
});

describe('the area of a topic', () => {
  it('is the finest one that holds all its cases', () => {
    expect(commonArea([511902001001000, 511902001002000])).toBe(511902001000000);
    expect(commonArea([511902001001000, 511921100000000])).toBe(511900000000000);
    expect(commonArea([511902000000000, 511902001001000])).toBe(511902000000000);
  });
});
