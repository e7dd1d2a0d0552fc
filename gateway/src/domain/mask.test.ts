import { describe, expect, test } from 'vitest';
import { createMasker, maskNumbers } from './mask.ts';
import { passesLuhn } from './mask-digits.ts';
import { sentences } from './mask-sentences.ts';

const places = [
  '王家坝村',
  '李渡镇',
  '高坪街道',
  '平昌县',
  '驷马镇',
  '通江县',
  '诺江镇',
  '江北区',
  '红星社区',
];
const masker = createMasker([...places, '人力资源和社会保障局', '司法局']);
const mask = (text: string): string => masker.together([text])[0] ?? '';

/** What is left of the secrets of a sentence, and what else was hurt. */
function judge(marked: string): { secrets: number; leaks: string[]; hurt: string[]; masked: string } {
  const masked = mask(marked.replaceAll(/[「」]/g, ''));
  const secrets = [...marked.matchAll(/「(.*?)」/g)].map(([, secret = '']) => secret);
  const hurt: string[] = [];
  let at = 0;
  for (const kept of marked.split(/「.*?」/)) {
    const found = masked.indexOf(kept, at);
    if (found < 0) hurt.push(kept);
    else at = found + kept.length;
  }
  return {
    secrets: secrets.length,
    leaks: secrets.filter((secret) => masked.includes(secret)),
    hurt,
    masked,
  };
}

describe('the masking of case texts', () => {
  const judged = sentences.map(judge);
  const secrets = judged.reduce((sum, each) => sum + each.secrets, 0);
  const leaks = judged.flatMap((each) => each.leaks);
  const hurt = judged.flatMap((each) => each.hurt.map((kept) => `${kept} → ${each.masked}`));

  test('was tried on enough sentences of both kinds', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(140);
    expect(secrets).toBeGreaterThanOrEqual(120);
    expect(judged.filter(({ secrets: n }) => n === 0).length).toBeGreaterThanOrEqual(60);
  });

  test('covers what belongs to a person (recall)', () => {
    expect({ recall: 1 - leaks.length / secrets, leaks }).toEqual({ recall: 1, leaks: [] });
  });

  test('leaves everything else alone (precision)', () => {
    const hidden = secrets - leaks.length;
    expect({ precision: hidden / (hidden + hurt.length), hurt }).toEqual({ precision: 1, hurt: [] });
  });

  test('is stable: what is masked stays as it is', () => {
    for (const { masked } of judged) expect(mask(masked)).toBe(masked);
  });
});

describe('what stands for what was covered', () => {
  test.each([
    ['张三反映', '张某反映'],
    ['欧阳娜娜反映', '欧阳某某反映'],
    ['住人民路12号3单元402室', '住人民路**号'],
    ['打13812345678', '打1**********'],
    ['车牌川A12345', '车牌川******'],
  ])('%s becomes %s', (text, masked) => expect(mask(text)).toBe(masked));

  test('does not tell two numbers of a kind apart', () => {
    expect(maskNumbers('打13812345678')).toBe(maskNumbers('打13987654321'));
    expect(maskNumbers('511902198001011234')).toBe(maskNumbers('51190219751231567X'));
  });
});

describe('texts of one case', () => {
  test('share the names that are found in one of them', () => {
    expect(masker.together(['赡养费：王大海', '当事人王大海、王小海，王大海未到场'])).toEqual([
      '赡养费：王某某',
      '当事人王某某、王某某，王某某未到场',
    ]);
    expect(masker.together(['再访孙立', '户主孙立'])).toEqual(['再访孙某', '户主孙某']);
  });

  test('keep null, empty text and the shape of JSON', () => {
    expect(masker.together([null, '', '当事人张三'])).toEqual([null, '', '当事人张某']);
    expect(masker.deep({ text: '当事人张三', n: 3, override: { reason: '张三不同意' }, none: null })).toEqual(
      {
        text: '当事人张某',
        n: 3,
        override: { reason: '张某不同意' },
        none: null,
      },
    );
  });
});

test('names of areas and departments survive even where they look like persons', () => {
  const plain = createMasker();
  const guarded = createMasker(['张华']);
  expect(plain.together(['张华反映'])).toEqual(['张某反映']);
  expect(guarded.together(['张华反映'])).toEqual(['张华反映']);
});

test('the Luhn sum tells bank cards', () => {
  expect(passesLuhn('6222021234567894')).toBe(true);
  expect(passesLuhn('6222021234567895')).toBe(false);
});

test.each([
  ['digits', '1'],
  ['parted digits', '138 '],
  ['dashes', '1-'],
  ['at signs', 'a@'],
  ['dots and signs', 'a.b@c.'],
  ['surnames', '张'],
  ['surnames and given names', '张三、'],
  ['announcing words', '当事人：'],
  ['house numbers', '路12号'],
  ['Chinese numerals', '十'],
  ['letters', 'A'],
  ['plates', '川A'],
  ['full-width digits', '１'],
  ['accounts', '微信：'],
  ['QQ', 'qq'],
  ['running text', '反映人张三与邻居李四因宅基地边界发生争执，电话13812345678。'],
])(
  '100,000 characters of %s take time in proportion',
  (_what, piece) => {
    const time = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      let least = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 2; run += 1) {
        const start = performance.now();
        mask(text);
        least = Math.min(least, performance.now() - start);
      }
      return least;
    };
    time(10_000);
    const [short, long] = [time(10_000), time(100_000)];
    // Quadratic would be a hundredfold.
    expect(long).toBeLessThan(Math.max(40 * short, 250));
  },
  60_000,
);
