import { describe, expect, it } from 'vitest';
import { type TaggedWord, termsOf } from './topic-terms.ts';

const areas = new Set(['巴州区', '东城街道']);
/** `word/tag` by blanks, as the segmenter gives them. */
const terms = (tagged: string) => {
  const words: TaggedWord[] = tagged.split(' ').map((each) => {
    const [word = '', tag = ''] = each.split('/');
    return { word, tag };
  });
  return termsOf(words.map(({ word }) => word).join(''), words, areas);
};

describe('what the words of a case say', () => {
  it('are matters by their common name, and what else is telling', () => {
    expect(terms('小区/n 夜里/t 噪声/n 扰民/n ktv/eng 喧哗/n').subjects).toEqual(['噪音', 'ktv']);
    expect(terms('农民工/n 尘肺病/n 请求/v 免费/vn 医治/n').subjects).toEqual([
      '农民工',
      '尘肺病',
      '免费',
      '医治',
    ]);
  });

  it('are places by their ending, also where the dictionary cuts them wrong', () => {
    expect(terms('反对/d 拆除/v 五一/m 桥/n').places).toEqual(['五一桥']);
    expect(terms('拆除/v 回/v 龙桥/ns').places).toEqual(['回龙桥']);
    expect(terms('滨江/ns 华府/n 讨薪/v').places).toEqual(['滨江华府']);
    expect(terms('投诉/v 二中/nrt 补课/v').places).toEqual(['二中']);
  });

  it('are no places where any of its kind is meant, or an area of the registry', () => {
    expect(terms('东城街道/ns 修/v 水泥路/n 小学/n 门口/s').places).toEqual([]);
  });

  it('are never what a mask has left of a person, nor what looks like a name', () => {
    expect(terms('张某/nr 家/q 王*/x 某男/n 李建国/nr 打架/v')).toEqual({ subjects: ['打架'], places: [] });
  });
});
