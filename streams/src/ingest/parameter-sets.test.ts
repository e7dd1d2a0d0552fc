import { expect, test } from 'vitest';
import { BASELINE_360P, HEVC_360P, MAIN_1080P } from '../fmp4/parameter-sets.sample.ts';
import { readVideoInfo } from '../fmp4/video-info.ts';
import type { VideoFormat } from '../media.ts';
import { h264 } from './h264.ts';
import { h265 } from './h265.ts';
import type { NalCodec } from './nal-codec.ts';
import { ParameterSets } from './parameter-sets.ts';

const IDR = Buffer.from('658884', 'hex');
/** The same slice with picture parameter set 1. */
const IDR_OF_PPS_1 = Buffer.from('658842', 'hex');
/** The sets of MAIN_1080P as sets 1: their ids are `010` in place of `1`, and what follows moves on by two bits. */
const PPS_1 = Buffer.from('6848e0fc80', 'hex');
const SPS_1 = Buffer.from('674d40285b280f0044fcb808800000030080000019078c18cb', 'hex');

function known(codec: NalCodec, ...formats: VideoFormat[]): ParameterSets {
  const sets = new ParameterSets(codec);
  for (const { vps, sps, pps } of formats) {
    for (const nal of vps) sets.put('vps', nal);
    for (const nal of sps) sets.put('sps', nal);
    for (const nal of pps) sets.put('pps', nal);
  }
  return sets;
}

test('a format is the sets its slice refers to, and the same object while they stay', () => {
  const sets = known(h264, BASELINE_360P);
  const format = sets.formatOf(IDR);
  expect(format).toEqual(BASELINE_360P);
  for (const nal of [...BASELINE_360P.sps, ...BASELINE_360P.pps])
    sets.put(nal === BASELINE_360P.sps[0] ? 'sps' : 'pps', Buffer.from(nal));
  expect(sets.formatOf(IDR)).toBe(format);
  expect(known(h265, HEVC_360P).formatOf(Buffer.from('2801af', 'hex'))).toEqual(HEVC_360P);
});

test('another set with the same id replaces the old one: another resolution', () => {
  const sets = known(h264, BASELINE_360P);
  const before = sets.formatOf(IDR);
  sets.put('sps', MAIN_1080P.sps[0] ?? Buffer.alloc(0));
  sets.put('pps', MAIN_1080P.pps[0] ?? Buffer.alloc(0));
  const after = sets.formatOf(IDR);
  expect(after).toEqual(MAIN_1080P);
  expect(after).not.toBe(before);
});

test('a camera that switches between two sets it sent before is followed by what its slices say', () => {
  const sets = known(h264, BASELINE_360P);
  sets.put('sps', SPS_1);
  sets.put('pps', PPS_1);
  const sizes = [IDR, IDR_OF_PPS_1, IDR].map((slice) => {
    const format = sets.formatOf(slice);
    return format && readVideoInfo(format).height;
  });
  expect(sizes).toEqual([360, 1080, 360]);
  expect(sets.formatOf(IDR_OF_PPS_1)?.sps).toEqual([SPS_1]);
});

test('without the sets a slice refers to there is no format', () => {
  expect(known(h264).formatOf(IDR)).toBeUndefined();
  expect(known(h264, BASELINE_360P).formatOf(IDR_OF_PPS_1)).toBeUndefined();
  expect(known(h265, { ...HEVC_360P, vps: [] }).formatOf(Buffer.from('2801af', 'hex'))).toBeUndefined();
  expect(known(h264, BASELINE_360P).formatOf(Buffer.of(0x65))).toBeUndefined();
});

test('a set that cannot be read takes the one it replaces out of force; endless sets fill no memory', () => {
  const sets = known(h264, BASELINE_360P);
  const [sps = Buffer.alloc(0)] = BASELINE_360P.sps;
  sets.put('sps', sps.subarray(0, 8));
  expect(sets.formatOf(IDR)).toBeUndefined();
  sets.put('sps', sps);
  expect(sets.formatOf(IDR)).toEqual(BASELINE_360P);
  sets.put('sps', Buffer.concat([sps, Buffer.alloc(5000, 1)]));
  expect(sets.formatOf(IDR)).toEqual(BASELINE_360P);
});
