import { expect, test } from 'vitest';
import { restoreWords } from './restore-words.ts';

const original = {
  title: '张三欠薪',
  at: '2024.3.1',
  payload: { text: '张三不来' },
  tags: ['张三', 1],
  n: null,
};
const shown = {
  title: '张某欠薪',
  at: '2024.3.1',
  payload: { text: '张某不来' },
  tags: ['张某', 1],
  n: null,
};

test('words that come back as they were shown become what they were', () => {
  expect(restoreWords(structuredClone(shown), shown, original)).toEqual(original);
});

test('what was changed stays changed', () => {
  const repaired = { ...shown, title: '欠薪', at: '2024-03-01', added: '新的' };
  expect(restoreWords(repaired, shown, original)).toEqual({
    ...original,
    title: '欠薪',
    at: '2024-03-01',
    added: '新的',
  });
});

test('another shape than that which was shown is taken as it is', () => {
  expect(restoreWords({ title: ['张某欠薪'] }, shown, original)).toEqual({ title: ['张某欠薪'] });
  expect(restoreWords('x', shown, original)).toBe('x');
  expect(restoreWords(JSON.parse('{"__proto__":{"a":"b"}}'), shown, original)).toEqual(
    JSON.parse('{"__proto__":{"a":"b"}}'),
  );
});
