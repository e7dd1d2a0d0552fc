import type { ScreenReported } from '@fengqiao/contract/screen-reports';
import { expect, test } from 'vitest';
import { WallReports } from './wall-reports.ts';

const word = (screen: string, second: number): ScreenReported => ({
  screen,
  source: 'content',
  tiles: [],
  width: 1920,
  height: 1080,
  fps: 60,
  heapMib: null,
  upS: second,
  awaySince: null,
  at: new Date(Date.UTC(2026, 10, 22, 8, 0, second)).toISOString(),
});

test('of each screen the newest word stays, also when an older one comes later', () => {
  const reports = new WallReports();
  reports.take('hall', [word('1', 5), word('2', 3)]);
  reports.take('hall', [word('1', 4)]);
  expect([...reports.of('hall').values()].map(({ screen, upS }) => [screen, upS])).toEqual([
    ['1', 5],
    ['2', 3],
  ]);
});

test('whoever looks is told of news only', () => {
  const reports = new WallReports();
  let told = 0;
  reports.subscribe(() => {
    told += 1;
  });
  reports.take('hall', [word('1', 1)]);
  const before = reports.of('hall');
  reports.take('hall', [word('1', 1)]);
  expect(told).toBe(1);
  expect(reports.of('hall')).toBe(before);
  expect(reports.of('other').size).toBe(0);
});
