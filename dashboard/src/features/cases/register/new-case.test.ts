import { expect, test } from 'vitest';
import { newCaseOf } from './new-case.ts';

const filled = { areaCode: '511902001001', title: 'a boundary', channel: 'onsite' } as const;

test('fields that were left empty are not sent', () => {
  const form = { ...filled, detail: '', amountYuan: '', people: null };
  expect(newCaseOf('id', form)).toEqual({ ...filled, id: 'id' });
});

test('the area of the other party is one of those that the matter concerns', () => {
  expect(newCaseOf('id', { ...filled, otherArea: '511921100' }).partyAreas).toEqual(['511921100']);
});
