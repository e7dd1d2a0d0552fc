import { expect, test } from 'vitest';
import { passwordSigns } from './password-signs.ts';

const good = (password: string) =>
  passwordSigns(password, 'clerk01')
    .filter((sign) => sign.good)
    .map(({ name }) => name);

test('an empty field shows no sign of a good password', () => {
  expect(good('')).toEqual([]);
});

test('a password is long by its characters, not by its bytes', () => {
  expect(good('枫桥经验小事不出村')).not.toContain('length');
  expect(good('枫桥经验小事不出村大事不')).toContain('length');
});

test('few different characters and the account in it are seen', () => {
  expect(good('aaaabbbbcccc')).toEqual(['length', 'notAccount']);
  expect(good('My-Clerk01-password')).toEqual(['length', 'variety']);
});
