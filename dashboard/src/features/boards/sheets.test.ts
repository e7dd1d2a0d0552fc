import { expect, test } from 'vitest';
import { sheetsOf } from './sheets.ts';

const person = (id: number) => ({
  id: String(id),
  name: `示例${id}`,
  post: '调解员',
  duties: '',
  kind: 'mediator' as const,
  phone: null,
  photo: false,
});

test('people are spread over sheets that can be read; nobody is left out', () => {
  const people = Array.from({ length: 21 }, (_, index) => person(index));
  const sheets = sheetsOf({ people, areas: [] });
  expect(sheets.map(({ kind }) => kind)).toEqual(['centre', 'people', 'people', 'people', 'route', 'flow']);
  const parts = sheets.flatMap((sheet) => (sheet.kind === 'people' ? [sheet.people] : []));
  expect(parts.flat()).toEqual(people);
  expect(parts.map(({ length }) => length)).toEqual([7, 7, 7]);
});

test('a board without people has no empty sheet of them', () => {
  expect(sheetsOf({ people: [], areas: [] }).map(({ kind }) => kind)).toEqual(['centre', 'route', 'flow']);
});
