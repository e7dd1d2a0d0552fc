import { expect, test } from 'vitest';
import { textLines, textWidth } from './text-lines.ts';

test('Chinese text is broken between characters, and no line begins with a comma', () => {
  expect(textLines('矛盾纠纷，多元化解', 4)).toEqual(['矛盾纠纷，', '多元化解']);
});

test('English words stay whole', () => {
  expect(textLines('Triage within 1 working day', 8)).toEqual(['Triage within', '1 working day']);
  expect(textLines('Supercalifragilistic', 3)).toEqual(['Supercalifragilistic']);
});

test('every line fits, and nothing is lost', () => {
  const text = '一般纠纷 5日办理（5个工作日）；复杂纠纷两月办结';
  const lines = textLines(text, 7);
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  expect(lines.every((line) => textWidth(line) <= 8)).toBe(true);
});
