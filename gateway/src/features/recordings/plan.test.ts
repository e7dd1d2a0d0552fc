import { expect, test } from 'vitest';
import { type AnsweringNode, type Decided, stepsTo } from './plan.ts';

const street = '51190200001310000001';
const decided = (change: Partial<Decided> = {}): Decided => ({
  cameraId: street,
  hours: 24,
  keptHours: 24,
  version: 7,
  ...change,
});
const holding = (recording: boolean, hours: number | null = 24) => [
  { cameraId: street, hours, recording, files: 3, bytes: 100 },
];
const node = (url: string, items: AnsweringNode['items'] = [], records = true): AnsweringNode => ({
  url,
  capacity: 200,
  records,
  items,
});
/** The first that may. */
const choose = (_id: string, nodes: readonly AnsweringNode[]) => nodes[0];
const told = new Map([[`a ${street}`, 7]]);

test('one node is told to record, and told no more once it does', () => {
  expect(stepsTo([decided()], [node('a'), node('b')], choose, new Map())).toEqual([
    { url: 'a', cameraId: street, do: 'record', hours: 24 },
  ]);
  expect(stepsTo([decided()], [node('a', holding(true)), node('b')], choose, told)).toEqual([]);
});

test('it is told anew when it was restarted, when the hours change and when the camera does', () => {
  const again = [{ url: 'a', cameraId: street, do: 'record', hours: 24 }];
  expect(stepsTo([decided()], [node('a', holding(false, null))], choose, told)).toEqual(again);
  expect(stepsTo([decided()], [node('a', holding(true, 12))], choose, told)).toEqual(again);
  expect(stepsTo([decided({ version: 8 })], [node('a', holding(true))], choose, told)).toEqual(again);
});

test('a node without a folder is not chosen', () => {
  expect(stepsTo([decided()], [node('a', [], false), node('b')], choose, new Map())[0]?.url).toBe('b');
});

test('what another node still holds stays for its hours, and it records no more', () => {
  const nodes = [node('a', holding(true)), node('b', holding(true))];
  expect(stepsTo([decided()], nodes, choose, told)).toEqual([
    { url: 'b', cameraId: street, do: 'keep', hours: 24 },
  ]);
});

test('so it is everywhere when no more is to be recorded', () => {
  const off = decided({ hours: 0 });
  expect(stepsTo([off], [node('a', holding(true))], choose, told)).toEqual([
    { url: 'a', cameraId: street, do: 'keep', hours: 24 },
  ]);
  expect(stepsTo([off], [node('a', holding(false))], choose, told)).toEqual([]);
});

test('what nobody decided on goes', () => {
  expect(stepsTo([], [node('a', holding(true))], choose, told)).toEqual([
    { url: 'a', cameraId: street, do: 'destroy' },
  ]);
});
