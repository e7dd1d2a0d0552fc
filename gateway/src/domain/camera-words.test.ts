import { expect, test } from 'vitest';
import { initialsOf, ownerKindOf, placeTypeOf } from './camera-words.ts';

test.each([
  ['巴中市公安局巴州区分局', 'publicSecurity'],
  ['交警支队', 'publicSecurity'],
  ['区交通运输局', 'transport'],
  ['中国移动平安乡村', 'mobile'],
  ['教育和体育局', 'education'],
  ['中心卫生院', 'health'],
  ['某某物业', 'other'],
])('the owner %s is of the kind %s', (owner, kind) => {
  expect(ownerKindOf(owner)).toBe(kind);
});

test('a place type comes as its code or in Chinese; a word that nobody knows stays', () => {
  expect([placeTypeOf('school'), placeTypeOf('智慧平安小区'), placeTypeOf('河道')]).toEqual([
    'school',
    'community',
    '河道',
  ]);
});

test('a name is found by the initials of its pinyin', () => {
  expect(initialsOf('广场北口 2号')).toBe('gcbk2h');
  expect(initialsOf('Gate 3')).toBe('gate3');
});
