import type { CaseSummary } from '@fengqiao/contract/cases';
import { expect, test } from 'vitest';
import type { MapCamera } from './camera-layers.ts';
import { selectionCsv } from './selection-csv.ts';

const words = {
  heads: ['kind', 'id', 'name', 'tier', 'area', 'time'],
  camera: 'camera',
  privateRoom: 'mediation room',
  case: 'case',
  tier: (tier: string | null) => tier ?? '',
} as const;
const camera = (overrides: Partial<MapCamera>): MapCamera => ({
  id: '51190000031316000001',
  name: 'square',
  location: { lng: 106, lat: 31 },
  directionDeg: null,
  fovDeg: null,
  private: false,
  playable: true,
  ...overrides,
});

test('the file holds cameras and cases, and of a mediation room nothing but its name', () => {
  const text = selectionCsv(
    [camera({}), camera({ id: '51190000031316000002', name: 'room 2', private: true })],
    [
      {
        caseCode: '511902-2026-000001-5',
        title: '=wages',
        tier: 'red',
        areaName: 'town',
        registeredAt: '2026-11-22T10:00:00+08:00',
      } as CaseSummary,
    ],
    words,
  );
  expect(text.split('\r\n')).toEqual([
    '\uFEFFkind,id,name,tier,area,time',
    'camera,51190000031316000001,square,,,',
    'mediation room,,room 2,,,',
    "case,511902-2026-000001-5,'=wages,red,town,2026-11-22 10:00",
    '',
  ]);
});
