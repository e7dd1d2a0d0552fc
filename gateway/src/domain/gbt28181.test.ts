import { rowReasonText } from '@fengqiao/contract/row-reasons';
import { expect, test } from 'vitest';
import { cameraIdFault, cameraIdParts } from './gbt28181.ts';

test('an id is taken apart by GB/T 28181', () => {
  expect(cameraIdParts('51190203041326000017')).toEqual({
    division: '511902',
    unit: '03',
    industry: '04',
    type: '132',
    network: '6',
    serial: '000017',
  });
});

test.each([
  ['of its county', '51190200001310008888', '511902'],
  ['of a village, given out by its county', '51190200001310008888', '511902101203'],
  ['of a village, given out by its city', '51190000001320000001', '511902101203'],
  ['of a city, given out by one of its counties', '51190200001310008888', '511900'],
])('an id %s fits', (_, id, area) => {
  expect(cameraIdFault(id, area)).toBeNull();
});

test.each([
  ['51190200001310008', '511902', 'it needs 20 digits, this has 17'],
  ['5119020000131000888X', '511902', 'it needs 20 digits, this has other signs'],
  ['99190200001310008888', '511902', 'digits 1–2 (99) are no province of GB/T 2260'],
  ['51000200001310008888', '511902', 'digits 1–6 (510002) are no division of GB/T 2260'],
  ['51190200001180008888', '511902', 'digits 11–13 (118) must be 131 (camera) or 132 (network camera)'],
  ['51190200001310000000', '511902', 'digits 15–20 (000000) must be a number from 000001'],
  ['51190300001310008888', '511902101', 'digits 1–6 (511903) do not belong to its area 511902101'],
])('%s for a camera of %s is refused: its words say which digits', (id, area, words) => {
  const fault = cameraIdFault(id, area);
  expect(fault && rowReasonText(fault)).toBe(words);
});
