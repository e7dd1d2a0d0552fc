import { expect, test } from 'vitest';
import { KeptParts } from './kept-parts.ts';

/** Adds parts, `k` with a key frame, `-` without, `g` without and after a gap; answers what is kept as the same letters. */
function kept(letters: string): string {
  const parts = new KeptParts();
  for (const [n, letter] of [...letters].entries())
    parts.add({
      part: {
        kind: 'part',
        tile: 1,
        independent: letter === 'k',
        gap: letter === 'g',
        wallMs: n,
        durationTicks: 18_000,
      },
      media: Uint8Array.of(n),
    });
  return parts
    .take()
    .map(({ part }) => (part.independent ? 'k' : '-'))
    .join('');
}

test('keeps the newest group of pictures', () => {
  expect(kept('k---k--')).toBe('k--');
});

test('what cannot be decoded is not kept', () => {
  expect(kept('---')).toBe('');
  expect(kept('k--g--')).toBe('');
  expect(kept('k--gk-')).toBe('k-');
});

test('a group without end is given up', () => {
  expect(kept(`k${'-'.repeat(63)}`)).toHaveLength(64);
  expect(kept(`k${'-'.repeat(64)}`)).toBe('');
});
