import { describe, expect, it } from 'vitest';
import { breakLines } from './break-lines.ts';

const run = (text: string) => ({ text, size: 10, bold: false, color: '000000' });
/** Every Chinese character is 10 wide, every other 5. */
const measure = (character: string) => (/[ -~]/.test(character) ? 5 : 10);
const lines = (text: string, width: number, first = 0) =>
  breakLines([run(text)], width, first, measure).map(({ characters }) =>
    characters.map(({ character }) => character).join(''),
  );

describe('the lines of a paragraph', () => {
  it('are as long as their width allows, the first shorter by its indent', () => {
    expect(lines('一二三四五六七八九十', 40, 20)).toEqual(['一二', '三四五六', '七八九十']);
  });

  it('never begin with a mark that ends something and never end with one that begins something', () => {
    expect(lines('一二三四，五六', 40)).toEqual(['一二三', '四，五六']);
    expect(lines('一二三（四五）', 40)).toEqual(['一二三', '（四五）']);
  });

  it('keep a word or a number whole', () => {
    expect(lines('金额12345.50元', 45)).toEqual(['金额', '12345.50', '元']);
  });

  it('end where the text says so', () => {
    expect(lines('一\n二三', 100)).toEqual(['一', '二三']);
    expect(breakLines([run('一\n二')], 100, 0, measure).map(({ last }) => last)).toEqual([true, true]);
  });

  it('break a word that is longer than the line rather than lose it', () => {
    expect(lines('abcdefghijkl', 25).join('')).toBe('abcdefghijkl');
  });
});
