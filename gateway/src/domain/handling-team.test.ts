import { describe, expect, test } from 'vitest';
import {
  type HandledCase,
  handlesAllItSees,
  isOfTeam,
  mayNote,
  mayReadAccess,
  maySeal,
  mayUnmaskFor,
  type Reader,
  visibilityOf,
} from './handling-team.ts';

const village: HandledCase = { areaCode: '511902001001', departments: ['justice'], handlers: ['named01'] };
const reader = (role: Reader['role'], areaCode: string, rest: Partial<Reader> = {}): Reader => ({
  account: 'someone',
  role,
  areaCode,
  department: null,
  ...rest,
});

describe('the handling team of a case', () => {
  test.each(['clerk', 'mediator', 'head'] as const)('is the %s of its village and township', (role) => {
    expect(isOfTeam(reader(role, '511902001001'), village)).toBe(true);
    expect(isOfTeam(reader(role, '511902001'), village)).toBe(true);
    expect(isOfTeam(reader(role, '511902'), village)).toBe(false);
    expect(isOfTeam(reader(role, '511900'), village)).toBe(false);
    expect(isOfTeam(reader(role, '511902002'), village)).toBe(false);
  });

  test('is at the county for a case that was placed at the county itself', () => {
    const atCounty = { ...village, areaCode: '511902' };
    expect(isOfTeam(reader('mediator', '511902'), atCounty)).toBe(true);
    expect(isOfTeam(reader('mediator', '511900'), atCounty)).toBe(false);
    expect(isOfTeam(reader('operator', '511902'), atCounty)).toBe(false);
  });

  test('is the handler of the department that has it, inside the own area', () => {
    const handler = (areaCode: string, department: string | null) =>
      isOfTeam(reader('handler', areaCode, { department }), village);
    expect(handler('511902', 'justice')).toBe(true);
    expect(handler('511902', 'publicSecurity')).toBe(false);
    expect(handler('511902', null)).toBe(false);
    expect(handler('511921', 'justice')).toBe(false);
  });

  test('is whoever was named, but never outside the own area', () => {
    expect(isOfTeam(reader('operator', '511902', { account: 'named01' }), village)).toBe(true);
    expect(isOfTeam(reader('operator', '511921', { account: 'named01' }), village)).toBe(false);
  });

  test.each(['operator', 'leader', 'kiosk', 'systemAdmin', 'securityAdmin', 'auditAdmin'] as const)(
    'is never a %s by role alone',
    (role) => expect(isOfTeam(reader(role, '511902001'), village)).toBe(false),
  );
});

test('others see the case masked, and unmasked while a permission lasts', () => {
  const operator = reader('operator', '511900');
  expect(visibilityOf(operator, village, false)).toBe('masked');
  expect(visibilityOf(operator, village, true)).toBe('unmasked');
  expect(visibilityOf(reader('clerk', '511902001'), village, true)).toBe('full');
});

test('only the grass roots search in the words as written', () => {
  expect(handlesAllItSees({ role: 'mediator', areaCode: '511902001' })).toBe(true);
  expect(handlesAllItSees({ role: 'mediator', areaCode: '511902' })).toBe(false);
  expect(handlesAllItSees({ role: 'handler', areaCode: '511902001' })).toBe(false);
});

test('each role names the purposes that it has', () => {
  expect(mayUnmaskFor('operator', 'safety')).toBe(true);
  expect(mayUnmaskFor('operator', 'supervision')).toBe(false);
  expect(mayUnmaskFor('leader', 'quality')).toBe(true);
  expect(mayUnmaskFor('leader', 'handling')).toBe(false);
  expect(mayUnmaskFor('kiosk', 'safety')).toBe(false);
  expect(mayUnmaskFor('auditAdmin', 'quality')).toBe(false);
});

test('sealing is for leaders, heads and the centre’s part of the team; notes for its mediators', () => {
  expect(maySeal(reader('leader', '511900'), village)).toBe(true);
  expect(maySeal(reader('clerk', '511902001'), village)).toBe(true);
  expect(maySeal(reader('clerk', '511902'), village)).toBe(false);
  expect(maySeal(reader('handler', '511902', { department: 'justice' }), village)).toBe(false);
  expect(mayNote(reader('mediator', '511902001'), village)).toBe(true);
  expect(mayNote(reader('head', '511902001'), village)).toBe(false);
  expect(mayNote(reader('mediator', '511902'), village)).toBe(false);
  expect(mayReadAccess(reader('leader', '511900'), village)).toBe(true);
  expect(mayReadAccess(reader('operator', '511900'), village)).toBe(false);
});
