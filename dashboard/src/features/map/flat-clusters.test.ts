import { expect, test } from 'vitest';
import type { MapCamera } from './camera-layers.ts';
import { clusterCameras } from './flat-clusters.ts';

const camera = (id: string, lng: number, lat: number): MapCamera => ({
  id,
  name: id,
  location: { lng, lat },
  directionDeg: null,
  fovDeg: null,
  private: false,
  playable: true,
});
const cameras = [camera('a', 106.01, 31.01), camera('b', 106.03, 31.03), camera('c', 106.5, 31.5)];

test('cameras of one cell stand together at their middle, a single one for itself', () => {
  const clusters = clusterCameras(cameras, [106, 31, 107, 32], 0.1);
  expect(clusters.map(({ n, camera: single }) => [n, single?.id ?? null])).toEqual([
    [2, null],
    [1, 'c'],
  ]);
  expect(clusters[0]?.lng).toBeCloseTo(106.02, 6);
});

test('the nearer one looks the more stand for themselves, and what is not in the picture is not drawn', () => {
  expect(clusterCameras(cameras, [106, 31, 106.1, 31.1], 0.01).map(({ n }) => n)).toEqual([1, 1]);
});
