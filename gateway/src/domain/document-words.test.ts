import { describe, expect, it } from 'vitest';
import { documentFields } from './document-fields.ts';
import { dayInWords, withBlanks } from './document-words.ts';

describe('the words of a document', () => {
  it('have days as they are written in China, in the time of Shanghai', () => {
    expect(dayInWords('2026-12-31T16:00:00.000Z')).toBe('2027年1月1日');
    expect(dayInWords(null)).toBe('');
  });

  it('have a line to write on for every field that nobody filled in', () => {
    const words = withBlanks({ 事项: '土地边界', 甲方: '  ' });
    expect(Object.keys(words)).toEqual(documentFields.map(({ tag }) => tag));
    expect([words.事项, words.甲方, words.乙方]).toEqual([
      '土地边界',
      '＿＿＿＿＿＿＿＿',
      '＿＿＿＿＿＿＿＿',
    ]);
  });

  it('say nothing of a field that there is not', () => {
    expect(withBlanks({ 身份证号: '1' })).not.toHaveProperty('身份证号');
  });
});
