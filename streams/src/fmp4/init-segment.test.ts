import { expect, test } from 'vitest';
import type { AudioFormat } from '../media.ts';
import { boxAt, readBoxes } from './box-tree.sample.ts';
import { initSegment } from './init-segment.ts';
import { BASELINE_360P, HEVC_360P, MAIN_1080P } from './parameter-sets.sample.ts';

const AAC: AudioFormat = {
  codec: 'aac',
  config: Buffer.from('1408', 'hex'),
  sampleRate: 16_000,
  channels: 1,
  frameLength: 1024,
};

/** The one sample description of a track, from its type on. */
const entry = (bytes: Buffer, track: number): Buffer => {
  const tracks = boxAt(readBoxes(bytes), 'moov').children.filter(({ type }) => type === 'trak');
  return boxAt(tracks[track]?.children ?? [], 'mdia/minf/stbl/stsd').body.subarray(12);
};

test('a video track alone is one track, its size in the header', () => {
  const boxes = readBoxes(initSegment(BASELINE_360P, undefined));
  expect(boxes.map(({ type }) => type)).toEqual(['ftyp', 'moov']);
  expect(boxAt(boxes, 'moov').children.map(({ type }) => type)).toEqual(['mvhd', 'trak', 'mvex']);
  const header = boxAt(boxes, 'moov/trak/tkhd').body;
  expect([header.readUInt32BE(76) >>> 16, header.readUInt32BE(80) >>> 16]).toEqual([640, 360]);
  expect(boxAt(boxes, 'moov/trak/mdia/mdhd').body.readUInt32BE(12)).toBe(90_000);
});

test('avcC of a baseline stream holds the sets as they were sent', () => {
  const bytes = entry(initSegment(BASELINE_360P, undefined), 0);
  expect(bytes.toString('latin1', 0, 4)).toBe('avc1');
  const config = bytes.subarray(bytes.indexOf('avcC') + 4);
  expect(config.toString('hex')).toBe(
    '0142c016ffe100196742c016d900a02ff97011000003000100000300' + '1e0f162e4801000568cb83cb20',
  );
});

test('H.265 is hvc1 with the profile of the stream and all three sets', () => {
  const bytes = entry(initSegment(HEVC_360P, undefined), 0);
  expect(bytes.toString('latin1', 0, 4)).toBe('hvc1');
  const config = bytes.subarray(bytes.indexOf('hvcC') + 4);
  expect(config.toString('hex', 0, 23)).toBe('0101600000009000000000003ff000fcfdf8f800000f03');
  for (const nal of [...HEVC_360P.vps, ...HEVC_360P.sps, ...HEVC_360P.pps]) {
    expect(config.includes(nal)).toBe(true);
  }
});

test('sound adds a second track with its own clock and its config', () => {
  const bytes = initSegment(MAIN_1080P, AAC);
  const tracks = boxAt(readBoxes(bytes), 'moov').children.filter(({ type }) => type === 'trak');
  expect(boxAt(tracks[1]?.children ?? [], 'mdia/mdhd').body.readUInt32BE(12)).toBe(16_000);
  const audio = entry(bytes, 1);
  expect(audio.toString('latin1', 0, 4)).toBe('mp4a');
  expect(audio.subarray(audio.indexOf('esds') + 8).toString('hex')).toBe(
    '031900010004114015000000000000000000000005021408060102',
  );
});
