import { expect, test } from 'vitest';
import {
  isOfPlace,
  knowsReasons,
  mayView,
  type Person,
  reasonToCut,
  refuseDecision,
  refuseEnd,
  type ViewingFacts,
  viewingState,
} from './viewing.ts';

const requestedAt = new Date('2026-11-22T01:00:00Z');
const after = (minutes: number): Date => new Date(requestedAt.getTime() + minutes * 60_000);
const waiting: ViewingFacts = {
  areaCode: '511902001',
  caseSeen: true,
  requestedBy: 'operator01',
  requestedAt,
  decision: null,
  decidedBy: null,
  expiresAt: null,
  endedAt: null,
};
const approved: ViewingFacts = {
  ...waiting,
  decision: 'approved',
  decidedBy: 'leader01',
  expiresAt: after(20),
};
const operator: Person = { account: 'operator01', role: 'operator', areaCode: '511900' };
const leader: Person = { account: 'leader01', role: 'leader', areaCode: '511900' };
const head: Person = { account: 'head01', role: 'head', areaCode: '511902' };
const clerk: Person = { account: 'clerk01', role: 'clerk', areaCode: '511902001' };

test('a request waits ten minutes and then is nobody’s any more', () => {
  expect(viewingState(waiting, after(9.99))).toBe('requested');
  expect(viewingState(waiting, after(10))).toBe('lapsed');
});

test('an approval ends by its clock, or before when somebody ends it', () => {
  expect(viewingState(approved, after(19.99))).toBe('approved');
  expect(viewingState(approved, after(20))).toBe('ended');
  expect(viewingState({ ...approved, endedAt: after(12) }, after(13))).toBe('ended');
});

test('a request that was taken back is over, a refused one stays refused', () => {
  expect(viewingState({ ...waiting, endedAt: after(1) }, after(2))).toBe('ended');
  expect(viewingState({ ...waiting, decision: 'refused', decidedBy: 'leader01' }, after(60))).toBe('refused');
});

test('a leader or head above the room decides, once, and in time', () => {
  expect(refuseDecision(waiting, leader, after(1))).toBeNull();
  expect(refuseDecision(waiting, head, after(1))).toBeNull();
  expect(refuseDecision(approved, head, after(1))).toBe('viewing.decided');
  expect(refuseDecision(waiting, leader, after(11))).toBe('viewing.over');
  expect(refuseDecision({ ...waiting, endedAt: after(1) }, leader, after(2))).toBe('viewing.over');
});

test('nobody decides the own request', () => {
  const own = { ...waiting, requestedBy: 'leader01' };
  expect(refuseDecision(own, leader, after(1))).toBe('viewing.self');
  expect(refuseDecision(own, head, after(1))).toBeNull();
});

test('nobody decides for another place, in another role, or about a case that stays unseen', () => {
  expect(refuseDecision(waiting, { ...head, areaCode: '511923' }, after(1))).toBe('access.denied');
  expect(refuseDecision(waiting, clerk, after(1))).toBe('access.denied');
  expect(refuseDecision({ ...waiting, caseSeen: false }, leader, after(1))).toBe('access.denied');
});

test('only the asker looks, only while it lasts, and only while the asker sees the case', () => {
  expect(mayView(approved, operator, after(15))).toBe(true);
  expect(mayView(approved, leader, after(15))).toBe(false);
  expect(mayView(waiting, operator, after(5))).toBe(false);
  expect(mayView(approved, operator, after(20))).toBe(false);
  expect(mayView({ ...approved, caseSeen: false }, operator, after(15))).toBe(false);
});

test('both sides may end it: the asker, the second person, and whoever works where the room is', () => {
  for (const person of [operator, leader, clerk])
    expect(refuseEnd(approved, person, after(15)), person.account).toBeNull();
  const village = { ...approved, areaCode: '511902001003' };
  expect(refuseEnd(village, clerk, after(15))).toBeNull();
  expect(refuseEnd(approved, head, after(15)), 'the county’s head, at a township’s room').toBe(
    'access.denied',
  );
  expect(refuseEnd({ ...approved, areaCode: '511902' }, head, after(15)), 'the head, at home').toBeNull();
  expect(refuseEnd(approved, { ...clerk, areaCode: '511902002' }, after(15))).toBe('access.denied');
  expect(refuseEnd(approved, operator, after(21))).toBe('viewing.over');
});

test('a viewing is cut when the case is sealed from its asker, the asker’s rights change, or the asker logs out', () => {
  const standing = {
    areaCode: '511902001',
    role: 'operator',
    askerArea: '511902',
    disabled: false,
    present: true,
    sealedOff: false,
  };
  expect(reasonToCut(standing)).toBeNull();
  expect(reasonToCut({ ...standing, sealedOff: true })).toBe('sealed');
  expect(reasonToCut({ ...standing, present: false })).toBe('loggedOut');
  for (const change of [{ disabled: true }, { role: 'kiosk' }, { askerArea: '511923' }])
    expect(reasonToCut({ ...standing, ...change })).toBe('rightsChanged');
});

test('the reasons are for both sides and whoever may decide', () => {
  for (const person of [operator, leader, head, clerk])
    expect(knowsReasons(waiting, person), person.account).toBe(true);
  expect(knowsReasons(waiting, { ...operator, account: 'operator02' })).toBe(false);
});

test('a case opens the rooms of its own county, and those of the centres above and below it', () => {
  expect(isOfPlace('511902003', '511902001')).toBe(true);
  expect(isOfPlace('511923001', '511902001')).toBe(false);
  expect(isOfPlace('511923001', '511900')).toBe(true);
  expect(isOfPlace('511900', '511902001')).toBe(true);
});
