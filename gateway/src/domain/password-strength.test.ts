import { describe, expect, it, test } from 'vitest';
import { keyboardWalks } from './keyboard-walks.ts';
import { passwordWeaknesses, weaknessWords } from './password-strength.ts';

const person = { account: 'clerk07', displayName: '张晓明', areaName: '巴州区' };

describe('a password', () => {
  it.each([
    ['kX9#mPq2vL7w', 'made by a machine'],
    ['correct horse battery', 'of three words'],
    ['天街小雨润如酥草色遥看近却无', 'of a poem'],
    ['zhangxiaoming-loves-quiet-evenings', 'with a name and enough besides'],
    ['vervet-Quartz-2024-lamp', 'with a year and enough besides'],
  ])('%s is good enough: %s', (password) => {
    expect(passwordWeaknesses(password, person)).toEqual([]);
  });

  it.each([
    ['kX9#mPq2vL7', ['short']],
    ['my-clerk07-secret-place', ['account']],
    ['aaaaaaaabbbb', ['few', 'known']],
    ['Zhangxiaoming1985', ['digits', 'name']],
    ['zxm@13812345678', ['digits', 'name']],
    ['XiaomingZhang!!', ['name']],
    ['bazhouqu@2024!', ['digits', 'name']],
    ['张晓明511902198504121234', ['digits', 'name']],
    ['51190219850412123x', ['digits']],
    ['lock-1985-04-12', ['digits']],
    ['admin@123456789', ['digits', 'known']],
    ['woaini1314520!', ['digits', 'known']],
    ['Password123456', ['digits', 'known']],
    ['1qaz2wsx3edc!', ['keyboard']],
    ['!QAZ@WSX#EDC4rfv', ['keyboard']],
    ['asdfghjkl;zxc', ['keyboard']],
    ['zongzhizhongxin', ['known']],
    ['ＰＡＳＳＷＯＲＤ１２３４５６', ['digits', 'known']],
  ])('%s is too weak: %o', (password, reasons) => {
    expect(passwordWeaknesses(password, person)).toEqual(reasons);
  });

  it('is told the reasons in words', () => {
    expect(weaknessWords(['short', 'few'])).toBe(
      'it needs at least 12 characters; it repeats the same few characters',
    );
  });
});

test('the fingers walk in rows, columns and zigzag, forwards and back, four keys at least', () => {
  expect(keyboardWalks('xqwertyx')).toEqual(['qwerty']);
  expect(keyboardWalks('poiu 0987')).toEqual(['poiu', '0987']);
  expect(keyboardWalks('1q2w3e-zaq1')).toEqual(['1q2w3e', 'zaq1']);
  expect(keyboardWalks('qwe asd the')).toEqual([]);
});
