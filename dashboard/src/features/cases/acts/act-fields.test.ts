import { actTypes } from '@fengqiao/contract/case-acts';
import { payloadSchemas } from '@fengqiao/contract/ingest';
import { expect, test } from 'vitest';
import { actFields, payloadOf } from './act-fields.ts';

test('every field of a form is one of the payload that the gateway takes', () => {
  const strange = actTypes.flatMap((type) =>
    (actFields[type] ?? [])
      .filter(({ name }) => !(name in payloadSchemas[type].properties))
      .map(({ name }) => `${type} ${name}`),
  );
  expect(strange).toEqual([]);
});

test('an act without a form sends what was suggested', () => {
  expect(payloadOf('case.accepted', { department: 'water' }, {})).toEqual({ department: 'water' });
});

test('empty fields are left out, and a suggestion that was emptied does not come back', () => {
  const suggested = { department: 'water', reason: 'x' };
  expect(payloadOf('case.dispatched', suggested, { department: 'justice', reason: '' })).toEqual({
    department: 'justice',
  });
});

test('a reason to pass the ladder by travels as an override', () => {
  const payload = payloadOf('case.escalated', {}, { toLevel: 'county', override: 'both in hospital' });
  expect(payload).toEqual({ toLevel: 'county', override: { reason: 'both in hospital' } });
  expect(payloadOf('case.escalated', {}, { toLevel: 'county', override: ' ' })).toEqual({
    toLevel: 'county',
  });
});
