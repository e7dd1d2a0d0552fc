import { expect, test } from 'vitest';
import { faultLine, floorFaults, storeyOf } from './floor-faults.ts';
import type { FloorInput, PlanRing } from './floors.ts';

const box = (x: number, y: number, width: number, height: number): PlanRing => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
const room = (name: string, outline: PlanRing | null, more: Partial<FloorInput['rooms'][number]> = {}) => ({
  name,
  kind: 'office' as const,
  roomId: null,
  outline,
  at: [5, 5] as [number, number],
  ...more,
});
const camera = (serial: number, at: [number, number]) => ({
  cameraId: `5119000003131600000${serial}`,
  at,
});
const outline = box(0, 0, 40, 20);

test('a plan whose rooms and cameras lie in its outline has no fault', () => {
  const cameras = [camera(1, [0, 10]), camera(2, [40, 20])];
  expect(floorFaults({ outline, rooms: [room('A', box(0, 0, 10, 10))], cameras })).toEqual([]);
});

test('every fault is named with its place', () => {
  const bow: PlanRing = [
    [0, 0],
    [10, 10],
    [10, 0],
    [0, 10],
  ];
  const faults = floorFaults({
    outline,
    rooms: [
      room('交叉', bow, { roomId: 'R1' }),
      room('太小', box(1, 1, 0.5, 0.5), { roomId: 'R1' }),
      room('外面', null, { at: [50, 5] }),
    ],
    cameras: [camera(1, [41, 5]), camera(2, [5, 5]), camera(2, [6, 5])],
  });
  expect(faultLine(faults)).toBe(
    [
      'room 1 交叉: crossing',
      'room 2 太小: tiny',
      'room 3 外面: outside',
      'camera 51190000031316000001: outside',
      'room R1: roomTwice',
      'camera 51190000031316000002: cameraTwice',
    ].join('; '),
  );
});

test('a plan in millimetres or kilometres is not taken for one in metres', () => {
  const of = (ring: PlanRing) =>
    floorFaults({ outline: ring, rooms: [], cameras: [] }).map(({ code }) => code);
  expect(of(box(0, 0, 5_000, 4_000))).toEqual(['large']);
  expect(of(box(0, 0, 0.05, 0.04))).toEqual(['small']);
});

test('storeys lie over each other from the lowest cellar up', () => {
  expect(['2', 'B1', '10', '1', 'B2'].sort((a, b) => storeyOf(a) - storeyOf(b))).toEqual([
    'B2',
    'B1',
    '1',
    '2',
    '10',
  ]);
});
