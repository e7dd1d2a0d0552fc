import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { accessFacts } from './access-record.tsx';

const t = ((key: string) => key) as unknown as TFunction;

test('the facts of an access are words: purposes named, times as a clock shows them, ids as the watermark has them', () => {
  const facts = accessFacts(
    {
      purpose: 'safety',
      reason: 'A quarrel was reported',
      expiresAt: '2026-11-22T07:42:00.000Z',
      viewing: '0f3a9c11-0000-4000-8000-000000000001',
    },
    t,
  );
  expect(facts).toEqual([
    ['confidential.detail.purpose', 'confidential.purpose.safety'],
    ['confidential.detail.reason', 'A quarrel was reported'],
    ['confidential.detail.expiresAt', '2026-11-22 15:42'],
    ['confidential.detail.viewing', '0f3a9c11'],
  ]);
});

test('what is not known and the inner id of a note are not shown', () => {
  expect(accessFacts({ approvedBy: null, reason: '', note: '0f3a9c11' }, t)).toEqual([]);
});
