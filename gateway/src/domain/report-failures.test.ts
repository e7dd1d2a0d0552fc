import { expect, it } from 'vitest';
import { failureOf, failureWords } from './report-failures.ts';

it('a report that was not made says why in the language of the reader', () => {
  expect(failureWords('report.givenUp', 'zh')).toContain('系统管理员');
  expect(failureWords('internal', 'en')).toBe('Something went wrong on the server; make the report again');
  expect(failureWords(failureOf('report.noKey', 'Reports need SEAL_KEY'), 'zh')).toContain('SEAL_KEY');
});

it('names the character that a PDF cannot show, and repeats what it has no words for', () => {
  const said = failureOf('document.noGlyph', 'The PDF cannot show 𠮷 (U+20BB7): no character');
  expect(failureWords(said, 'zh')).toBe('有字符不在内嵌字体中，PDF 无法显示 (U+20BB7)');
  expect(failureWords(failureOf('notFound', 'Area 9 does not exist'), 'zh')).toBe('Area 9 does not exist');
});
