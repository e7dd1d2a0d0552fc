import { expect, test } from 'vitest';
import { newCaseOf, questionOf, reportOf } from './new-case.ts';

const filled = { areaCode: '511902001001', title: 'a boundary', channel: 'onsite' } as const;

test('fields that were left empty are not sent', () => {
  const form = { ...filled, detail: '', amountYuan: '', people: null };
  expect(newCaseOf('id', form)).toEqual({ ...filled, id: 'id' });
});

test('the area of the other party is one of those that the matter concerns', () => {
  expect(newCaseOf('id', { ...filled, otherArea: '511921100' }).partyAreas).toEqual(['511921100']);
});

test('what is asked before holds no more than what tells one matter from another', () => {
  const matter = newCaseOf('id', { ...filled, category: 'rural', detail: 'words', reporterRef: '138' });
  expect(questionOf(matter)).toEqual({
    areaCode: '511902001001',
    title: 'a boundary',
    category: 'rural',
    reporterRef: '138',
  });
});

test('a further report carries all that was written, and no longer than the log takes', () => {
  const matter = newCaseOf('id', { ...filled, detail: 'x'.repeat(20_000) });
  const { text, ...rest } = reportOf(matter);
  expect(rest).toEqual({ id: 'id', channel: 'onsite' });
  expect(text.startsWith('a boundary\nxx')).toBe(true);
  expect(text).toHaveLength(4_000);
});
