import { VIDEO_TIMESCALE } from '../media.ts';
import { BitReader, unescapeNal } from './bit-reader.ts';
import { checkPicture, type VideoInfo } from './video-info.ts';

/** Profiles whose SPS carries chroma format, bit depths and scaling lists (H.264 7.3.2.1.1). */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
const PROFILE_BASELINE = 66;

export interface H264Sps extends VideoInfo {
  profile: number;
  /** chroma_format_idc: 1 is 4:2:0. */
  chromaFormat: number;
  bitDepthLuma: number;
  bitDepthChroma: number;
}

/** @throws RangeError when the parameter set is damaged */
export function readH264Sps(nal: Buffer): H264Sps {
  if (nal.length < 4) throw new RangeError('parameter set cut short');
  const reader = new BitReader(unescapeNal(nal));
  reader.skip(8);
  const profile = reader.bits(8);
  const constraints = reader.bits(8);
  const level = reader.bits(8);
  reader.ue();
  let chromaFormat = 1;
  let bitDepthLuma = 8;
  let bitDepthChroma = 8;
  let separatePlanes = false;
  if (HIGH_PROFILES.has(profile)) {
    chromaFormat = reader.ue();
    if (chromaFormat === 3) separatePlanes = reader.flag();
    bitDepthLuma = reader.ue() + 8;
    bitDepthChroma = reader.ue() + 8;
    reader.skip(1);
    if (reader.flag()) skipScalingLists(reader, chromaFormat === 3 ? 12 : 8);
  }
  reader.ue();
  const orderType = reader.ue();
  if (orderType === 0) reader.ue();
  else if (orderType === 1) skipOrderCycle(reader);
  reader.ue();
  reader.skip(1);
  const widthMbs = reader.ue() + 1;
  const heightMapUnits = reader.ue() + 1;
  const frameOnly = reader.flag();
  if (!frameOnly) reader.skip(1);
  reader.skip(1);
  const crop = reader.flag() ? [reader.ue(), reader.ue(), reader.ue(), reader.ue()] : [0, 0, 0, 0];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const fields = frameOnly ? 1 : 2;
  const cropX = separatePlanes || chromaFormat === 0 || chromaFormat === 3 ? 1 : 2;
  const cropY = (chromaFormat === 1 && !separatePlanes ? 2 : 1) * fields;
  const inOrder = profile === PROFILE_BASELINE || orderType === 2;
  const { reorderFrames, saidFrameTicks } = reader.flag() ? readUsability(reader) : NOTHING_SAID;
  const width = widthMbs * 16 - (left + right) * cropX;
  const height = heightMapUnits * 16 * fields - (top + bottom) * cropY;
  checkPicture(width, height, chromaFormat, Math.max(bitDepthLuma, bitDepthChroma));
  return {
    profile,
    chromaFormat,
    bitDepthLuma,
    bitDepthChroma,
    width,
    height,
    interlaced: !frameOnly,
    reorderFrames: inOrder ? 0 : reorderFrames,
    saidFrameTicks,
    codec: `avc1.${[profile, constraints, level].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`,
  };
}

function skipScalingLists(reader: BitReader, count: number): void {
  for (let list = 0; list < count; list++) {
    if (!reader.flag()) continue;
    let last = 8;
    let next = 8;
    for (let i = 0; i < (list < 6 ? 16 : 64); i++) {
      if (next !== 0) next = (last + reader.se() + 256) % 256;
      if (next !== 0) last = next;
    }
  }
}

function skipOrderCycle(reader: BitReader): void {
  reader.skip(1);
  reader.se();
  reader.se();
  const cycle = reader.ue();
  for (let i = 0; i < Math.min(cycle, 255); i++) reader.se();
}

type Said = Pick<VideoInfo, 'reorderFrames' | 'saidFrameTicks'>;
const NOTHING_SAID: Said = { reorderFrames: undefined, saidFrameTicks: undefined };

/** The timing and, at its end, max_num_reorder_frames of the VUI (E.1.1). */
function readUsability(reader: BitReader): Said {
  const EXTENDED_SAR = 255;
  if (reader.flag() && reader.bits(8) === EXTENDED_SAR) reader.skip(32);
  if (reader.flag()) reader.skip(1);
  if (reader.flag()) {
    reader.skip(4);
    if (reader.flag()) reader.skip(24);
  }
  if (reader.flag()) {
    reader.ue();
    reader.ue();
  }
  const saidFrameTicks = reader.flag() ? readTiming(reader) : undefined;
  const nalHrd = reader.flag();
  if (nalHrd) skipHrd(reader);
  const vclHrd = reader.flag();
  if (vclHrd) skipHrd(reader);
  if (nalHrd || vclHrd) reader.skip(1);
  reader.skip(1);
  if (!reader.flag()) return { reorderFrames: undefined, saidFrameTicks };
  reader.skip(1);
  for (let i = 0; i < 4; i++) reader.ue();
  return { reorderFrames: reader.ue(), saidFrameTicks };
}

/** A picture lasts two ticks, one for each field. */
function readTiming(reader: BitReader): number | undefined {
  const unitsInTick = reader.bits(32);
  const timeScale = reader.bits(32);
  reader.skip(1);
  return timeScale === 0 ? undefined : (2 * VIDEO_TIMESCALE * unitsInTick) / timeScale;
}

function skipHrd(reader: BitReader): void {
  const count = reader.ue() + 1;
  reader.skip(8);
  for (let i = 0; i < Math.min(count, 32); i++) {
    reader.ue();
    reader.ue();
    reader.skip(1);
  }
  reader.skip(20);
}
