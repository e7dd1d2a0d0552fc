import type { CameraDetail } from '@fengqiao/contract/cameras';
import { expect, test } from 'vitest';
import { type CameraFields, toChange, toInput } from './camera-fields.ts';

const fields: CameraFields = {
  id: '51190200001320000001',
  name: '广场',
  areaCode: '511902',
  owner: '公安局',
  placeType: 'square',
  lng: 106.76,
  lat: 31.86,
  datum: 'GCJ02',
  publicPlace: true,
  url: 'rtsp://10.0.0.1/1',
  username: '',
  deviceUrl: '',
};

test('what is left empty is not sent', () => {
  expect(toInput(fields)).toEqual({
    id: '51190200001320000001',
    name: '广场',
    areaCode: '511902',
    owner: '公安局',
    placeType: 'square',
    location: { lng: 106.76, lat: 31.86 },
    datum: 'GCJ02',
    publicPlace: true,
    source: { url: 'rtsp://10.0.0.1/1' },
  });
});

test('a change leaves a position and an owner that nobody touched, and empties what was emptied', () => {
  const camera = { owner: '公安局', location: { lng: 106.76, lat: 31.86 } } as CameraDetail;
  const change = toChange({ ...fields, datum: 'WGS84', url: '' }, camera);
  expect(change).not.toHaveProperty('location');
  expect(change).not.toHaveProperty('owner');
  expect(change).not.toHaveProperty('source');
  expect(change.fovDeg).toBeNull();
  expect(toChange({ ...fields, lng: 106.77 }, camera).location).toEqual({ lng: 106.77, lat: 31.86 });
});
