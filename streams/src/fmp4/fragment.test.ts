import { expect, test } from 'vitest';
import { boxAt, readBoxes } from './box-tree.sample.ts';
import { fragment } from './fragment.ts';

const KEY = Buffer.from('6588', 'hex');
const SEI = Buffer.from('0605ff', 'hex');
const P = Buffer.from('419a01', 'hex');

const video = [
  { nalus: [SEI, KEY], key: true, dts: 2 ** 33 + 5, offset: 6000, duration: 6000 },
  { nalus: [P], key: false, dts: 2 ** 33 + 6005, offset: -1, duration: 5999 },
];
const audio = [
  { data: Buffer.from('aabb', 'hex'), dts: 1600, duration: 1024 },
  { data: Buffer.from('cc', 'hex'), dts: 2624, duration: 1024 },
];
const words = (body: Buffer): string[] => body.toString('hex').match(/.{8}/g) ?? [];

test('times beyond 32 bits, key flags and signed offsets are written as they are', () => {
  const boxes = readBoxes(fragment(7, video, []));
  expect(boxes.map(({ type }) => type)).toEqual(['moof', 'mdat']);
  expect(words(boxAt(boxes, 'moof/mfhd').body)).toEqual(['00000000', '00000007']);
  expect(words(boxAt(boxes, 'moof/traf/tfdt').body)).toEqual(['01000000', '00000002', '00000005']);
  expect(words(boxAt(boxes, 'moof/traf/trun').body)).toEqual([
    '01000f01',
    '00000002',
    '00000080',
    '00001770',
    '0000000d',
    '02000000',
    '00001770',
    '0000176f',
    '00000007',
    '01010000',
    'ffffffff',
  ]);
});

test('the data is length-prefixed pictures, then sound, where the offsets say', () => {
  const bytes = fragment(1, video, audio);
  const tracks = boxAt(readBoxes(bytes), 'moof').children.filter(({ type }) => type === 'traf');
  const offsets = tracks.map(({ children }) => boxAt(children, 'trun').body.readUInt32BE(8));
  expect(bytes.toString('hex', offsets[0], offsets[1])).toBe('000000030605ff00000002658800000003419a01');
  expect(bytes.toString('hex', offsets[1])).toBe('aabbcc');
});

test('a fragment may hold sound only', () => {
  const tracks = boxAt(readBoxes(fragment(1, [], audio)), 'moof').children.filter(
    ({ type }) => type === 'traf',
  );
  expect(tracks.map(({ children }) => boxAt(children, 'tfhd').body.readUInt32BE(4))).toEqual([2]);
});
