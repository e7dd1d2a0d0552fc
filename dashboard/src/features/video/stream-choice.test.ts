import { expect, test } from 'vitest';
import { streamFor } from './stream-choice.ts';

test('small tiles take the small stream, large ones the full one, and between the two nothing changes', () => {
  expect([320, 640, 641, 1920].map((px) => streamFor(px, 'main'))).toEqual(['sub', 'sub', 'main', 'main']);
  expect([320, 641, 719, 720].map((px) => streamFor(px, 'sub'))).toEqual(['sub', 'sub', 'sub', 'main']);
});

test('a tile that is not laid out keeps what it has', () => {
  expect([streamFor(0, 'main'), streamFor(0, 'sub')]).toEqual(['main', 'sub']);
});
