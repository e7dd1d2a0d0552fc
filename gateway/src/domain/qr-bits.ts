import { checkBytes } from './reed-solomon.ts';

/** Letters of the alphanumeric mode, by their values. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** Version 2, level Q. */
const dataBytes = 22;
const extraBytes = 22;
const mostCharacters = 29;
const alphanumeric = 0b0010;

/** The bits of a text as version 2, level Q, holds them: mode, length, letters in pairs, padding, check bytes. Throws `RangeError`. */
export function qrBits(text: string): number[] {
  const values = [...text].map((letter) => alphabet.indexOf(letter));
  if (values.length > mostCharacters || values.includes(-1))
    throw new RangeError(
      `“${text}” is no code of at most ${mostCharacters} capital letters, digits and signs`,
    );
  const bits: number[] = [...bitsOf(alphanumeric, 4), ...bitsOf(values.length, 9)];
  for (let index = 0; index < values.length; index += 2) {
    const [first = 0, second] = values.slice(index, index + 2);
    bits.push(...(second === undefined ? bitsOf(first, 6) : bitsOf(first * 45 + second, 11)));
  }
  bits.push(...bitsOf(0, Math.min(4, dataBytes * 8 - bits.length)));
  while (bits.length % 8 !== 0) bits.push(0);
  const data = new Uint8Array(dataBytes);
  for (let index = 0; index < dataBytes; index += 1)
    data[index] =
      index < bits.length / 8
        ? Number.parseInt(bits.slice(index * 8, index * 8 + 8).join(''), 2)
        : // The two bytes take turns, the first directly after the text.
          ([0xec, 0x11][(index - bits.length / 8) % 2] ?? 0);
  return [...data, ...checkBytes(data, extraBytes)].flatMap((byte) => bitsOf(byte, 8));
}

const bitsOf = (value: number, n: number): number[] =>
  Array.from({ length: n }, (_, index) => (value >> (n - 1 - index)) & 1);
