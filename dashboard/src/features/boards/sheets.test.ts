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
  const people = Array.from({ length: 19 }, (_, index) => person(index));
  const sheets = sheetsOf({ people, areas: [] });
  expect(sheets.map(({ kind }) => kind)).toEqual(['centre', 'people', 'people', 'people', 'route', 'flow']);
  expect(sheets.flatMap((sheet) => (sheet.kind === 'people' ? sheet.people : []))).toEqual(people);
});

test('a board without people has no empty sheet of them', () => {
  expect(sheetsOf({ people: [], areas: [] }).map(({ kind }) => kind)).toEqual(['centre', 'route', 'flow']);
});
