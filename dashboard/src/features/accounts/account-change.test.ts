import { expect, test } from 'vitest';
import { anAccount } from './account-builder.ts';
import { toChange, toInput } from './account-change.ts';

const account = anAccount({
  terminals: [
    { id: 't1', name: '1', place: '' },
    { id: 't2', name: '2', place: '' },
  ],
});
const { displayName, role, areaCode } = account;
const fields = { account: account.account, displayName, role, areaCode, terminals: ['t2', 't1'] };

test('a form that was only opened changes nothing, whatever the order of its terminals', () => {
  expect(toChange(account, fields)).toEqual({});
});

test('only what was changed is sent', () => {
  expect(toChange(account, { ...fields, displayName: ' Wang Min ', areaCode: '511903' })).toEqual({
    areaCode: '511903',
  });
  expect(toChange(account, { ...fields, terminals: ['t1'] })).toEqual({ terminals: ['t1'] });
});

test('an emptied department is taken away', () => {
  expect(toChange(anAccount({ department: 'police' }), { ...fields, terminals: [] })).toEqual({
    department: null,
  });
});

test('a wall belongs to a kiosk and goes with the role', () => {
  const kiosk = anAccount({ role: 'kiosk', wallId: 'hall' });
  const rest = { ...fields, terminals: [], wallId: 'hall' };
  expect(toChange(kiosk, { ...rest, role: 'clerk' })).toEqual({ role: 'clerk', wallId: null });
  expect(toInput({ ...rest, role: 'clerk' })).not.toHaveProperty('wallId');
  expect(toInput({ ...rest, role: 'kiosk' })).toHaveProperty('wallId', 'hall');
});
