import { expect, test } from 'vitest';
import { anApprovedViewing, aViewing } from './viewing-builder.ts';
import { isRunning, ownViewingOf, viewingLists, watchedNow } from './viewing-lists.ts';

const at = (time: string) => Date.parse(`2026-11-22T${time}+08:00`);

test('a request is for whoever may decide it, never for whoever asked', () => {
  const viewing = aViewing({ mayDecide: true });
  expect(viewingLists([viewing], 'head01')).toEqual({ toDecide: [viewing], own: [], rooms: [] });
  expect(viewingLists([viewing], 'operator01')).toEqual({ toDecide: [], own: [viewing], rooms: [] });
});

test('what was decided or is for others to decide stands with the rooms', () => {
  const viewings = [anApprovedViewing(), aViewing()];
  expect(viewingLists(viewings, 'clerk01').rooms).toEqual(viewings);
});

test('a viewing runs until its time is over, also before the server has said so', () => {
  expect(isRunning(anApprovedViewing(), at('15:56:59'))).toBe(true);
  expect(isRunning(anApprovedViewing(), at('15:57:00'))).toBe(false);
  expect(isRunning(aViewing(), at('15:41:00'))).toBe(false);
});

test("the room's own people are the watched side; whoever asked or agreed is not", () => {
  const viewing = anApprovedViewing({ mayEnd: true });
  const watched = (account: string) => watchedNow([viewing], account, at('15:45:00')).length;
  expect(watched('clerk01')).toBe(1);
  expect(watched('operator01')).toBe(0);
  expect(watched('head01')).toBe(0);
  expect(watchedNow([{ ...viewing, mayEnd: false }], 'clerk02', at('15:45:00'))).toEqual([]);
});

test('at a camera stands the own newest viewing, and after an hour none', () => {
  const newest = anApprovedViewing({ id: 'newest' });
  const viewings = [newest, aViewing({ id: 'older' })];
  const of = (account: string, now: number) =>
    ownViewingOf(viewings, { account, cameraId: newest.cameraId, now })?.id;
  expect(of('operator01', at('15:45:00'))).toBe('newest');
  expect(of('operator02', at('15:45:00'))).toBeUndefined();
  expect(of('operator01', at('16:41:00'))).toBeUndefined();
});
