import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Watermark, widthEm } from './watermark.tsx';
import { isIntact, type MarkLike } from './watermark-guard.ts';

const facts = { displayName: 'Li Ming', account: 'operator01', terminal: 'Desk 1', viewing: null };

test('a watermark names person, account, terminal and time', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T15:42:08+08:00') });
  const markup = renderToStaticMarkup(<Watermark facts={facts} every="second" />);
  expect(markup).toContain('Li Ming · operator01 · Desk 1');
  expect(markup).toContain('2026-11-22 15:42:08');
  expect(markup).toContain('aria-hidden="true"');
  vi.useRealTimers();
});

test('over a private room it names the viewing', () => {
  const markup = renderToStaticMarkup(<Watermark facts={{ ...facts, viewing: '0f3a9c11' }} every="minute" />);
  expect(markup).toContain('Desk 1 · 0f3a9c11<');
});

test('the pattern is as wide as its text', () => {
  expect(widthEm('\u674e\u660e')).toBe(2);
  expect(widthEm('ab')).toBeCloseTo(1.2);
});

test('a watermark that was removed, hidden or rewritten is not intact', () => {
  const mark: MarkLike = {
    isConnected: true,
    textContent: 'Li Ming · operator01',
    checkVisibility: () => true,
  };
  expect(isIntact(mark, 'operator01')).toBe(true);
  expect(isIntact(null, 'operator01')).toBe(false);
  expect(isIntact({ ...mark, isConnected: false }, 'operator01')).toBe(false);
  expect(isIntact({ ...mark, textContent: 'somebody else' }, 'operator01')).toBe(false);
  expect(isIntact({ ...mark, checkVisibility: () => false }, 'operator01')).toBe(false);
});
