import { expect, test } from 'vitest';
import { bestOf, matchScore } from './match.ts';

const pages = [
  { title: '指挥台', words: 'zht zhihuitai desk' },
  { title: '指标', words: 'zb zhibiao indicators' },
  { title: '摄像头', words: 'sxt shexiangtou cameras' },
];
const found = (typed: string) => bestOf(typed, pages, 5).map(({ title }) => title);

test('initials of the pinyin find a page, and so do the whole pinyin and the English name', () => {
  expect(found('sxt')[0]).toBe('摄像头');
  expect(found('zhibiao')[0]).toBe('指标');
  expect(found('desk')[0]).toBe('指挥台');
});

test('the beginning of a name comes before its inside, and that before single letters', () => {
  const items = ['recases', 'cases', 'c a s e'].map((title) => ({ title, words: '' }));
  expect(bestOf('case', items, 5).map(({ title }) => title)).toEqual(['cases', 'recases', 'c a s e']);
});

test('every word that was typed must fit', () => {
  const item = { title: 'Put the case on the wall', words: '' };
  expect(matchScore('wall case', item)).toBeGreaterThan(0);
  expect(matchScore('wall camera', item)).toBe(0);
});

test('one letter alone finds only what begins with it or holds it', () => {
  expect(matchScore('q', { title: 'desk', words: '' })).toBe(0);
  expect(matchScore('d', { title: 'desk', words: '' })).toBeGreaterThan(0);
});

test('nothing typed shows everything in its order', () => {
  expect(found('')).toEqual(['指挥台', '指标', '摄像头']);
});
