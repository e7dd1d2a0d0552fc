import { describe, expect, it } from 'vitest';
import { foldText, gramsOf, textKeysOf, wordKeysOf } from './fold-text.ts';

describe('folding text for searches', () => {
  it('says the same of traditional and simplified characters', () => {
    expect(foldText('調解勞動爭議，請辦結銷號')).toBe(foldText('调解劳动争议，请办结销号'));
    expect(foldText('臺灣同胞反映噪聲擾民')).toBe('台湾同胞反映噪声扰民');
    expect(foldText('爲什麼裏面沒有回復')).toBe(foldText('为什么里面没有回复'));
  });

  it('says the same of full-width and half-width, of capitals and small letters', () => {
    expect(foldText('ＫＴＶ　１２３４５（夜間）')).toBe('ktv 12345（夜间）');
  });

  it('folds a part of a text to a part of the folded text', () => {
    const text = '乾隆年間的後座，皇后大道的頭髮與發展';
    for (let start = 0; start < text.length; start += 1)
      for (let end = start + 1; end <= text.length; end += 1)
        expect(foldText(text)).toContain(foldText(text.slice(start, end)));
  });

  it('leaves a text alone that is folded', () => {
    const folded = foldText('楼上漏水影响邻居 100%_');
    expect(foldText(folded)).toBe(folded);
  });
});

describe('pairs of characters', () => {
  it('are those of every text that holds the word', () => {
    const grams = new Set(gramsOf(foldText('工地拖欠工資，工資未付')));
    for (const gram of gramsOf('工资未付')) expect(grams).toContain(gram);
    expect(gramsOf('工资工资')).toHaveLength(2);
  });

  it('and single characters find every part of a text', () => {
    const text = foldText('工地拖欠工資');
    const keys = new Set(textKeysOf(text));
    for (let start = 0; start < text.length; start += 1)
      for (let end = start + 1; end <= text.length; end += 1)
        for (const key of wordKeysOf(text.slice(start, end))) expect(keys).toContain(key);
    for (const key of wordKeysOf('资')) expect(keys).toContain(key);
    for (const key of wordKeysOf('材')) expect(keys).not.toContain(key);
  });

  it('are numbers that a 32-bit column takes, also beyond the basic plane', () => {
    for (const gram of gramsOf('𠮷野家鿿鿿')) expect(gram | 0).toBe(gram);
    expect(gramsOf('工')).toEqual([]);
  });
});
