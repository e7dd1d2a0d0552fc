import { expect, test } from 'vitest';
import { tileCharacters } from './label-font.ts';

test('the characters of the names are found in the bytes of a tile, each once', () => {
  const name = (text: string) => [0x22, 0x0b, ...new TextEncoder().encode(text)];
  const tile = new Uint8Array([0x1a, 0x80, 0xff, ...name('巴州区'), 0x09, 0xc3, ...name('巴中市'), 0x00]);
  expect(tileCharacters(tile)).toEqual(['巴', '州', '区', '中', '市']);
});
