import type { Presence } from '@fengqiao/contract/presence';
import { expect, it } from 'vitest';
import { type EntryFields, entryOf, fieldsOf } from './entry-fields.ts';

const entry: Presence = {
  id: 'e',
  centreId: 'C1',
  centreName: '巴州区综治中心',
  areaCode: '511902',
  department: 'court',
  kind: 'resident',
  staff: 3,
  windows: 1,
  since: '2025-01-01',
  until: '2026-01-01',
};

it('an entry goes through the form unchanged: its last day is the day before its end', () => {
  const { id: _, centreName: _name, areaCode: _area, ...sent } = entry;
  const fields = fieldsOf(entry);
  expect(fields.last?.format('YYYY-MM-DD')).toBe('2025-12-31');
  expect(entryOf(fields as EntryFields)).toEqual(sent);
  expect(entryOf(fieldsOf({ ...entry, until: null }) as EntryFields).until).toBeNull();
});
