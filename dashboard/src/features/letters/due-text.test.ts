import { expect, test } from 'vitest';
import { dueText } from './due-text.ts';

test('a deadline that ends with its day is told by that day', () => {
  expect(dueText('2026-11-27T16:00:00.000Z')).toBe('2026-11-27 24:00');
  expect(dueText('2026-11-27T10:00:00.000Z')).toBe('2026-11-27 18:00');
});
