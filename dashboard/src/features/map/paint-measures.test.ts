import { expect, test } from 'vitest';
import { countedFigure, countedUnit, indicatorBehind, paintMeasures } from './paint-measures.ts';

const area = { cases: 40, red: 2, overdue: 10, population: 80_000 };

test('a share is told with what it is made of, and is nothing where there are no cases', () => {
  expect(countedFigure('overdueShare', area)).toEqual({ value: 0.25, numerator: 10, denominator: 40 });
  expect(countedFigure('overdueShare', { ...area, cases: 0, overdue: 0 }).value).toBeNull();
  expect(countedUnit('overdueShare')).toBe('share');
});

test('red cases are counted out of all cases of the area', () => {
  expect(countedFigure('red', area)).toEqual({ value: 2, numerator: 2, denominator: 40 });
});

test('cases per 10,000 people need to know the people', () => {
  expect(countedFigure('perTenThousand', area)).toEqual({ value: 5, numerator: 40, denominator: 80_000 });
  expect(countedFigure('perTenThousand', { ...area, population: null }).value).toBeNull();
});

test('every measure is either counted here or an indicator', () => {
  for (const measure of paintMeasures)
    if (indicatorBehind(measure) === null) expect(countedFigure(measure, area).value, measure).not.toBeNull();
});
