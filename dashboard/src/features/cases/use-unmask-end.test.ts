import type { CaseDetail } from '@fengqiao/contract/cases';
import { expect, test } from 'vitest';
import { unmaskEnd } from './use-unmask-end.ts';

const seen = (visibility: string, unmaskedUntil: string | null) =>
  ({ confidentiality: { visibility, unmaskedUntil } }) as unknown as CaseDetail;

test('only an unmasked case has an end; the handling team reads without one', () => {
  const until = '2026-11-22T15:42:00+08:00';
  expect(unmaskEnd(seen('unmasked', until))).toBe(Date.parse(until));
  expect(unmaskEnd(seen('full', null))).toBeNull();
  expect(unmaskEnd(seen('masked', null))).toBeNull();
  expect(unmaskEnd(undefined)).toBeNull();
});
