import { describe, expect, it } from 'vitest';
import { qrCode } from './qr-code.ts';

const caseCode = '511902-2026-000123-4';
const size = 25;
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** A reader that shares nothing with the writer: it finds the mask in the picture, checks the bytes and reads the letters. */
function read(code: readonly (readonly boolean[])[]): { text: string; damaged: boolean } {
  const at = (x: number, y: number): number => (code[y]?.[x] === true ? 1 : 0);
  let format = 0;
  for (const [x, y] of [
    ...[0, 1, 2, 3, 4, 5, 7, 8].map((each) => [each, 8]),
    ...[7, 5, 4, 3, 2, 1, 0].map((each) => [8, each]),
  ])
    format = (format << 1) | at(x ?? 0, y ?? 0);
  const known = (format ^ 0x5412) >> 10;
  expect(known >> 3).toBe(0b11);
  const turned = (x: number, y: number): boolean => {
    const [sum, product] = [x + y, x * y];
    return (
      [
        sum % 2,
        y % 2,
        x % 3,
        sum % 3,
        (Math.trunc(y / 2) + Math.trunc(x / 3)) % 2,
        (product % 2) + (product % 3),
        ((product % 2) + (product % 3)) % 2,
        ((sum % 2) + (product % 3)) % 2,
      ][known & 7] === 0
    );
  };
  const isData = (x: number, y: number): boolean => {
    if (x === 6 || y === 6) return false;
    if ((x < 9 && y < 9) || (x > 16 && y < 9) || (x < 9 && y > 16)) return false;
    return !(x >= 16 && x <= 20 && y >= 16 && y <= 20);
  };
  const bits: number[] = [];
  const columns = [24, 22, 20, 18, 16, 14, 12, 10, 8, 5, 3, 1];
  for (const [index, right] of columns.entries())
    for (let step = 0; step < size; step += 1) {
      const y = index % 2 === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (isData(x, y)) bits.push(at(x, y) ^ (turned(x, y) ? 1 : 0));
    }
  const bytes = Array.from({ length: 44 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  );
  return { text: lettersOf(bits), damaged: syndromesOf(bytes).some((each) => each !== 0) };
}

function lettersOf(bits: readonly number[]): string {
  let from = 0;
  const take = (n: number): number => {
    from += n;
    return bits.slice(from - n, from).reduce((value, bit) => value * 2 + bit, 0);
  };
  expect(take(4)).toBe(2);
  let left = take(9);
  let text = '';
  for (; left >= 2; left -= 2) {
    const pair = take(11);
    text += `${alphabet[Math.floor(pair / 45)]}${alphabet[pair % 45]}`;
  }
  return left === 1 ? text + alphabet[take(6)] : text;
}

/** A sound message is nought at every root of the generator. */
function syndromesOf(bytes: readonly number[]): number[] {
  const double = (value: number): number => (value >= 128 ? (value * 2) ^ 0x11d : value * 2);
  const times = (a: number, b: number): number => {
    let [product, factor] = [0, a];
    for (let rest = b; rest > 0; rest >>= 1) {
      if (rest % 2 === 1) product ^= factor;
      factor = double(factor);
    }
    return product;
  };
  let root = 1;
  return Array.from({ length: 22 }, () => {
    const value = bytes.reduce((sum, byte) => times(sum, root) ^ byte, 0);
    root = double(root);
    return value;
  });
}

describe('the QR code of a case', () => {
  it.each([caseCode, '110000-1999-000001-9', '511902-2026-123456789012-3', 'A'])(
    'is read as %s by a reader of its own',
    (text) => {
      expect(read(qrCode(text))).toEqual({ text, damaged: false });
    },
  );

  it('has the three finders, their light borders and the dark module where readers look for them', () => {
    const code = qrCode(caseCode);
    const rows = code.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));
    expect(rows).toHaveLength(size);
    const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
    for (const [index, row] of finder.entries()) {
      expect(rows[index]?.slice(0, 8)).toBe(`${row}.`);
      expect(rows[index]?.slice(17)).toBe(`.${row}`);
      expect(rows[18 + index]?.slice(0, 8)).toBe(`${row}.`);
    }
    expect(rows[17]?.slice(0, 9)).toBe('........#');
  });

  it('shows by its check bytes that a module was changed', () => {
    const code = qrCode(caseCode).map((row) => [...row]);
    const row = code[12];
    if (row !== undefined) row[24] = row[24] !== true;
    expect(read(code).damaged).toBe(true);
  });

  it('holds no text that it has no letters or no room for', () => {
    expect(() => qrCode('张三')).toThrow(RangeError);
    expect(() => qrCode('1'.repeat(30))).toThrow(RangeError);
  });
});
