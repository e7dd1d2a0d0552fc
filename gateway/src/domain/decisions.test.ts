import { expect, test } from 'vitest';
import { decisionNumber, isLate, sideOf } from './decisions.ts';

const standing = { areaCode: '511900', ownerArea: '511902', department: 'justice' };

test('a decision is numbered by issuer and year', () => {
  expect(decisionNumber('巴中市', 2026, 7)).toBe('巴中交办〔2026〕7号');
});

test('it is late from the day after its day, and never once it is done', () => {
  expect(isLate('open', '2026-11-20', '2026-11-20')).toBe(false);
  expect(isLate('open', '2026-11-20', '2026-11-21')).toBe(true);
  expect(isLate('done', '2026-11-20', '2026-11-21')).toBe(false);
});

test('the meeting’s side is that of its own area', () => {
  expect(sideOf({ role: 'leader', areaCode: '511900', department: null }, standing)).toBe('meeting');
  expect(sideOf({ role: 'head', areaCode: '511902', department: null }, standing)).toBe('owner');
});

test('nobody reports for another department or another area', () => {
  const handler = { role: 'handler', areaCode: '511902' } as const;
  expect(sideOf({ ...handler, department: 'justice' }, standing)).toBe('owner');
  expect(sideOf({ ...handler, department: 'housing' }, standing)).toBeNull();
  expect(sideOf({ role: 'head', areaCode: '511921', department: null }, standing)).toBeNull();
  expect(sideOf({ role: 'mediator', areaCode: '511902', department: null }, standing)).toBeNull();
});
