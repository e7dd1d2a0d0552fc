import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('figures are numbers, words with commas are quoted, and nothing is a formula', () => {
  expect(
    csvOf([
      ['区划', '件数'],
      ['东城, "老街"', 12],
      ['=HYPERLINK(1)', -3],
      ['无', null],
    ]),
  ).toBe('\uFEFF区划,件数\r\n"东城, ""老街""",12\r\n\'=HYPERLINK(1),-3\r\n无,\r\n');
});
