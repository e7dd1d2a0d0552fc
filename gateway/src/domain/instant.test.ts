import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, parseInstant, shanghaiDay } from './instant.ts';

describe('instants', () => {
  it('reads what Date reads', () => {
    const at = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(at, (date) => {
        expect(parseInstant(date.toISOString())).toBe(date.getTime());
      }),
    );
    for (const text of ['2026-11-22T15:42:08+08:00', '2026-11-22T15:42:08.1234567-03:30'])
      expect(parseInstant(text)).toBe(Date.parse(text));
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00:00+15:00',
  ])('refuses %s in words', (text) => {
    expect(parseInstant(text)).toMatch(/there is no/);
  });

  it('knows the day in Shanghai', () => {
    expect(shanghaiDay(Date.parse('2026-03-01T16:00:00Z'))).toBe('2026-03-02');
  });

  it('clips the day to a shorter month', () => {
    expect(addMonths('2025-12-31', 2)).toBe('2026-02-28');
    expect(addMonths('2023-12-31', 2)).toBe('2024-02-29');
  });
});
