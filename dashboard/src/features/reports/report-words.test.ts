import { expect, test } from 'vitest';
import { periodWords, shortHash, sizeWords } from './report-words.ts';

test('days of a report both count', () => {
  expect(periodWords({ from: '2026-11-16', until: '2026-11-23' })).toBe('2026-11-16 – 2026-11-22');
  expect(periodWords({ from: '2026-11-22', until: '2026-11-23' })).toBe('2026-11-22');
});

test('sizes and hashes are short enough to be compared', () => {
  expect(sizeWords(312_400)).toBe('312 kB');
  expect(sizeWords(12)).toBe('1 kB');
  expect(sizeWords(1_430_000)).toBe('1.4 MB');
  expect(shortHash('0123456789abcdef0123456789abcdef')).toBe('01234567…89abcdef');
});
