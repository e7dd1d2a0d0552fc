import type { Scene } from '@fengqiao/contract/wall-scenes';
import type { Screen } from '@fengqiao/contract/walls';
import { expect, test } from 'vitest';
import { contentOf, freeDigits } from './scene-input.ts';

const at = '2026-11-22T15:42:00+08:00';
const aScreen = (id: string): Screen => ({
  id,
  name: `屏 ${id}`,
  scale: 1,
  reserved: [],
  layout: '4',
  tiles: [{ kind: 'text', text: id }],
  places: [],
  updatedAt: at,
  updatedBy: null,
});
const aScene = (id: string, digit: number | null): Scene => ({
  id,
  name: id,
  digit,
  screens: [],
  updatedAt: at,
  updatedBy: 'operator01',
});

test('a scene keeps every place of the chosen screens, empty ones as well', () => {
  const [content] = contentOf([aScreen('1'), aScreen('2')], ['2']);
  expect(content?.id).toBe('2');
  expect(content?.tiles.map(({ kind }) => kind)).toEqual(['text', 'empty', 'empty', 'empty']);
});

test('a digit that another scene has is not offered, one’s own is', () => {
  const scenes = [aScene('a', 1), aScene('b', 2), aScene('c', null)];
  expect(freeDigits(scenes, null)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(freeDigits(scenes, scenes[0] ?? null)).toContain(1);
});
