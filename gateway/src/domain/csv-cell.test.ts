import { expect, test } from 'vitest';
import { csvCell, csvLine } from './csv-cell.ts';

test.each(['=1+1', '+86 138', '-2', '@sum', '\tx', '＝cmd', '＋1', '－1', '＠a'])(
  'a spreadsheet shows %j and does not run it',
  (text) => {
    expect(csvCell(text).replace(/^"/, '')).toBe(`'${text}`);
  },
);

test('a formula that needs quotes gets both', () => {
  expect(csvCell('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"`);
});

test('quotes, commas and line ends stay in their cell', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', null, 3, '平安'])).toBe(
    '"a,b","say ""hi""","two\nlines",,3,平安\r\n',
  );
});
