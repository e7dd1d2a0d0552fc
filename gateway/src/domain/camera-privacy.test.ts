import { expect, test } from 'vitest';
import { privacyAfter } from './camera-privacy.ts';

const room = { private: true, zone: 'mediation' };
const street = { private: false, zone: null };

test('a new camera of the mediation zone is private, another is not', () => {
  expect(privacyAfter(null, { zone: 'mediation' }, 'systemAdmin')).toBe(true);
  expect(privacyAfter(null, { zone: 'dispatch' }, 'systemAdmin')).toBe(false);
  expect(privacyAfter(null, {}, 'systemAdmin')).toBe(false);
});

test('what nobody mentions stays as it is', () => {
  expect(privacyAfter(room, { zone: 'mediation' }, 'head')).toBe(true);
  expect(privacyAfter(room, { zone: 'dispatch' }, 'head')).toBe(true);
  expect(privacyAfter(street, {}, 'head')).toBe(false);
  expect(privacyAfter({ private: false, zone: 'mediation' }, { zone: 'mediation' }, 'systemAdmin')).toBe(
    false,
  );
});

test('a camera that comes into the mediation zone is private', () => {
  expect(privacyAfter(street, { zone: 'mediation' }, 'systemAdmin')).toBe(true);
});

test('anybody who may change a camera may make it private, only a head takes that away', () => {
  expect(privacyAfter(street, { private: true }, 'systemAdmin')).toBe(true);
  expect(privacyAfter(room, { private: false }, 'systemAdmin')).toBeNull();
  expect(privacyAfter(room, { private: false, zone: 'dispatch' }, 'systemAdmin')).toBeNull();
  expect(privacyAfter(null, { private: false, zone: 'mediation' }, 'systemAdmin')).toBeNull();
  expect(privacyAfter(room, { private: false }, 'head')).toBe(false);
});
