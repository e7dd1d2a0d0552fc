import { expect, test } from 'vitest';
import { caseCodesIn, emptyDraft, inputOf, missingField } from './decision-fields.ts';

const draft = { ...emptyDraft('511902', '2026-11-20', 'police'), text: ' Look into 511902-2026-000012-3 ' };

test('a decision has a week unless somebody says another day', () => {
  expect(draft.dueOn).toBe('2026-11-27');
});

test('it is sent with its words trimmed, with the cases it names, and no empty owner', () => {
  expect(inputOf({ ...draft, cases: '511902-2026-000012-3, 511902-2026-000040-1' }, 'risk')).toEqual({
    text: 'Look into 511902-2026-000012-3',
    department: 'police',
    ownerArea: '511902',
    owner: null,
    dueOn: '2026-11-27',
    caseCodes: ['511902-2026-000012-3', '511902-2026-000040-1'],
    page: 'risk',
  });
});

test('the first field that lacks is named', () => {
  expect(missingField(draft)).toBeNull();
  expect(missingField({ ...draft, text: '  ' })).toBe('text');
  expect(missingField({ ...draft, department: '' })).toBe('department');
  expect(missingField({ ...draft, dueOn: 'tomorrow' })).toBe('dueOn');
});

test('words without a code name no case', () => {
  expect(caseCodesIn('nothing of the kind 2026-11-20')).toEqual([]);
});
