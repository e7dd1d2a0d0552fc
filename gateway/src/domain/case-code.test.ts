import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, formatCaseCode, parseCaseCode } from './case-code.ts';

const parts = fc.record({
  county: fc.integer({ min: 110_000, max: 659_999 }).map(String),
  year: fc.integer({ min: 2000, max: 2099 }),
  serial: fc.integer({ min: 1, max: 99_999_999 }),
});

describe('case code', () => {
  it('computes the check digit of the standard (ISO 7064 gives 5 for 0794)', () => {
    expect(checkDigit('0794')).toBe(5);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(parts, (one) => {
        expect(parseCaseCode(formatCaseCode(one))).toEqual(one);
      }),
    );
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(parts, fc.nat(30), fc.integer({ min: 1, max: 9 }), (one, at, by) => {
        const code = formatCaseCode(one);
        const index = at % code.length;
        if (code[index] === '-') return;
        const wrong = code.slice(0, index) + ((Number(code[index]) + by) % 10) + code.slice(index + 1);
        expect(parseCaseCode(wrong)).toBeNull();
      }),
    );
  });

  it('grows beyond six digits of serial', () => {
    const code = formatCaseCode({ county: '511902', year: 2026, serial: 1_234_567 });
    expect(code).toMatch(/^511902-2026-1234567-\d$/);
  });

  it.each(['', '511902-2026-1-1', '511902-26-000001-1', 'x'])('refuses %j', (code) => {
    expect(parseCaseCode(code)).toBeNull();
  });
});
