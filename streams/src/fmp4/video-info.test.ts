import { expect, test } from 'vitest';
import { readH264Sps } from './h264-sps.ts';
import { readH265Sps } from './h265-sps.ts';
import { BASELINE_360P, HEVC_360P, MAIN_1080P } from './parameter-sets.sample.ts';
import { readVideoInfo } from './video-info.ts';

test('baseline never reorders; its size is uncropped', () => {
  expect(readVideoInfo(BASELINE_360P)).toMatchObject({
    width: 640,
    height: 360,
    reorderFrames: 0,
    codec: 'avc1.42c016',
  });
});

test('cropping makes 1088 coded lines 1080, and the VUI tells how many pictures are reordered', () => {
  expect(readVideoInfo(MAIN_1080P)).toMatchObject({
    width: 1920,
    height: 1080,
    reorderFrames: 2,
    codec: 'avc1.4d4028',
  });
});

test('an interlaced picture in 4:4:4 has its whole height, and says that it comes in fields and how fast', () => {
  expect(readH264Sps(Buffer.from('Z/QAHpGcgFoSbARAAAADAEAAAAyHxQqS', 'base64'))).toMatchObject({
    width: 720,
    height: 576,
    interlaced: true,
    chromaFormat: 3,
    saidFrameTicks: 3600,
  });
});

test('two reordered pictures behind scaling flags are read', () => {
  expect(readH264Sps(Buffer.from('Z/QAHpGbKBaCTYCIAAADAAgAAAMBkHixbLA=', 'base64'))).toMatchObject({
    width: 720,
    height: 576,
    interlaced: false,
    reorderFrames: 2,
    saidFrameTicks: 3600,
  });
});

test('H.265 with ten bits is read', () => {
  const sps = 'QgEBAiAAAAMAkAAAAwAAAwBaoAWiAJBNlkqSTK8BaAgAAAMACAAAAwDIQA==';
  expect(readH265Sps(Buffer.from(sps, 'base64'))).toMatchObject({
    width: 720,
    height: 576,
    bitDepthLuma: 10,
    id: 0,
  });
});

test('a size that no picture has is a RangeError', () => {
  const [sps = Buffer.alloc(0)] = BASELINE_360P.sps;
  const huge = Buffer.concat([sps.subarray(0, 4), Buffer.from('d800010000080000', 'hex')]);
  expect(() => readH264Sps(huge)).toThrow(RangeError);
});

test('H.265 tells its size, depth, reordering and codec string', () => {
  expect(readVideoInfo(HEVC_360P)).toMatchObject({
    width: 640,
    height: 360,
    bitDepthLuma: 8,
    chromaFormat: 1,
    reorderFrames: 2,
    codec: 'hvc1.1.6.L63.90',
  });
});

test('a set that is cut short anywhere is a RangeError, never an endless loop or a wrong size', () => {
  const read: [Buffer, (nal: Buffer) => { width: number }][] = [
    [BASELINE_360P.sps[0] ?? Buffer.alloc(0), readH264Sps],
    [HEVC_360P.sps[0] ?? Buffer.alloc(0), readH265Sps],
  ];
  for (const [sps, reader] of read) {
    const { width } = reader(sps);
    for (let length = 0; length < sps.length; length++) {
      try {
        expect(reader(sps.subarray(0, length)).width).toBe(width);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }
  }
});

test('a format without a set is a RangeError', () => {
  expect(() => readVideoInfo({ ...BASELINE_360P, sps: [] })).toThrow(RangeError);
});
