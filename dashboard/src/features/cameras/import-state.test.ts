import { expect, test } from 'vitest';
import { after, faultsCsv, type ImportState } from './import-state.ts';

const begun: ImportState = {
  running: true,
  phase: 'reading',
  progress: 0,
  rows: 0,
  faults: [],
  report: null,
  error: null,
};

test('lines tell how far it is and which rows are bad; the last one ends it', () => {
  const reading = after(begun, { type: 'progress', phase: 'comparing', rows: 2_000, progress: 0.5 });
  expect(reading).toMatchObject({ phase: 'comparing', progress: 0.5, rows: 2_000, running: true });
  const reason = { code: 'noNumber' as const, words: ['东经'] };
  const fault = {
    type: 'fault' as const,
    row: 7,
    column: '经度',
    code: 'row.badValue',
    message: 'no',
    reason,
  };
  expect(after(reading, fault).faults).toHaveLength(1);
  const error = { code: 'import.noColumn', message: 'none', requestId: 'x' };
  expect(after(reading, { type: 'failed', error })).toMatchObject({
    running: false,
    error: { code: 'import.noColumn' },
  });
});

test('bad rows can be taken away as a file, in the words of the page', () => {
  const fault = { row: 7, column: '名"称', code: 'row.missing', message: 'empty', reason: null };
  expect(faultsCsv([fault], ['行', '列', '原因'], ({ code }) => `${code}!`)).toBe(
    '\ufeff"行","列","原因"\r\n"7","名""称","row.missing!"',
  );
});
