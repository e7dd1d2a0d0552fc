import type { CaseSummary } from '@fengqiao/contract/cases';
import type { CaseChange } from '@fengqiao/contract/events';
import { expect, test } from 'vitest';
import { heatStep, matches } from './case-filter.ts';

const summary = (overrides: Partial<CaseSummary> = {}): CaseSummary =>
  ({
    caseCode: '511902-2026-000001-5',
    title: '',
    status: 'registered',
    tier: null,
    areaCode: '511902101',
    category: 'land',
    overdue: false,
    location: { lng: 106.7, lat: 31.8 },
    registeredAt: '2026-11-22T10:00:00+08:00',
    ...overrides,
  }) as CaseSummary;
const change = (eventType: CaseChange['eventType'], overrides: Partial<CaseSummary> = {}): CaseChange =>
  ({ eventType, case: summary(overrides) }) as CaseChange;

test('a new case heats the map of whoever looks for such cases', () => {
  expect(heatStep({ status: 'open', area: '511902' }, change('case.registered'))).toBe(1);
  expect(heatStep({ status: 'open', area: '511903' }, change('case.registered'))).toBe(0);
  expect(heatStep({ to: '2026-11-22T09:00:00+08:00' }, change('case.registered'))).toBe(0);
});

test('a resolved case cools a map of open ones, a reopened one heats it again', () => {
  expect(heatStep({ status: 'open' }, change('case.resolved', { status: 'resolved' }))).toBe(-1);
  expect(heatStep({ status: 'open' }, change('case.reopened', { status: 'accepted' }))).toBe(1);
  expect(
    heatStep({ status: 'open', category: 'wage' }, change('case.resolved', { status: 'resolved' })),
  ).toBe(0);
});

test('on a map of all cases a resolved one stays where it is', () => {
  expect(heatStep({}, change('case.resolved', { status: 'resolved' }))).toBe(0);
  expect(heatStep({ status: 'open' }, change('note.added'))).toBe(0);
});

test('a filter by level keeps what is shown and takes nothing new, because no summary tells the level', () => {
  expect(matches({ level: 'township' }, summary(), true)).toBe(true);
  expect(matches({ level: 'township' }, summary(), false)).toBe(false);
});
