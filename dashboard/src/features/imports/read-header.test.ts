import { describe, expect, test } from 'vitest';
import { firstLine, readHeader } from './read-header.ts';

describe('the first line of a CSV file', () => {
  test('is split at commas, tabs or semicolons, whichever there are most of', () => {
    expect(firstLine('a,b,c\n1,2,3')).toEqual(['a', 'b', 'c']);
    expect(firstLine('a\tb, c\td\n')).toEqual(['a', 'b, c', 'd']);
    expect(firstLine('a;b;c\r\n')).toEqual(['a', 'b', 'c']);
  });

  test('keeps delimiters and quotes inside quoted names', () => {
    expect(firstLine('"a, b","say ""c""",d\n')).toEqual(['a, b', 'say "c"', 'd']);
  });

  test('loses the byte order mark and empty names', () => {
    expect(firstLine('\uFEFFa,,b,\n')).toEqual(['a', 'b']);
  });
});

test('a file in GB18030 is read as such', async () => {
  // Two Chinese column names in GB18030.
  const bytes = new Uint8Array([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xca, 0xb1, 0xbc, 0xe4, 0x0a]);
  expect(await readHeader(new File([bytes], 'cases.csv'))).toEqual(['\u7f16\u53f7', '\u65f6\u95f4']);
});

test('a workbook has no first line to read', async () => {
  expect(await readHeader(new File(['PK'], 'cases.xlsx'))).toEqual([]);
});
