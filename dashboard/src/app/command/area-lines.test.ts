import type { IndicatorArea, IndicatorByArea } from '@fengqiao/contract/indicators';
import { expect, test } from 'vitest';
import { areaLines, changeOf } from './area-lines.ts';

const area = (areaCode: string, numerator: number, denominator: number, red?: number): IndicatorArea => ({
  areaCode,
  areaName: areaCode,
  value: numerator,
  numerator,
  denominator,
  ...(red === undefined
    ? {}
    : { parts: [{ key: 'red', label: 'red', numerator: red, denominator, share: red / denominator }] }),
});
const answer = (...areas: IndicatorArea[]): IndicatorByArea => ({
  name: 'accepted',
  unit: 'count',
  definition: '',
  total: area('511900', 0, 0),
  areas,
  elsewhere: 0,
});
const nothing = {
  tiers: undefined,
  overdue: undefined,
  accepted: undefined,
  acceptedBefore: undefined,
  resolved: undefined,
  spillover: undefined,
  unanswered: undefined,
};

test('a county has its figures with what they are parts of, and what has not come yet is not a zero', () => {
  const [line] = areaLines({
    ...nothing,
    tiers: answer(area('511902', 4, 47, 1)),
    overdue: answer(area('511902', 3, 40)),
  });
  expect(line).toMatchObject({
    open: 47,
    red: { n: 1, of: 47 },
    overdue: { n: 3, of: 40 },
    accepted: null,
    spillover: null,
  });
});

test('a county without any red case has none', () => {
  expect(areaLines({ ...nothing, tiers: answer(area('511903', 0, 12)) })[0]?.red).toEqual({ n: 0, of: 12 });
});

test('changes carry their sign', () => {
  expect([changeOf(5, 2), changeOf(2, 5), changeOf(2, 2), changeOf(null, 2)]).toEqual(['+3', '−3', '0', '']);
});
