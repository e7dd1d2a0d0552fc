import { BitReader, unescapeNal } from './bit-reader.ts';
import { checkPicture, type VideoInfo } from './video-info.ts';

export interface H265Sps extends VideoInfo {
  /** sps_seq_parameter_set_id */
  id: number;
  chromaFormat: number;
  bitDepthLuma: number;
  bitDepthChroma: number;
  temporalLayers: number;
  temporalIdNested: boolean;
  /** The 12 bytes general_profile_space ... general_level_idc, as hvcC wants them. */
  profileTierLevel: Buffer;
}

/** @throws RangeError when the parameter set is damaged */
export function readH265Sps(nal: Buffer): H265Sps {
  const bytes = unescapeNal(nal);
  if (bytes.length < 16) throw new RangeError('parameter set cut short');
  const reader = new BitReader(bytes);
  reader.skip(16 + 4);
  const maxSubLayers = reader.bits(3);
  const temporalIdNested = reader.flag();
  const profileTierLevel = Buffer.from(bytes.subarray(3, 15));
  reader.skip(96);
  skipSubLayers(reader, maxSubLayers);
  const id = reader.ue();
  const chromaFormat = reader.ue();
  if (chromaFormat === 3) reader.skip(1);
  const codedWidth = reader.ue();
  const codedHeight = reader.ue();
  const crop = reader.flag() ? [reader.ue(), reader.ue(), reader.ue(), reader.ue()] : [0, 0, 0, 0];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const cropX = chromaFormat === 1 || chromaFormat === 2 ? 2 : 1;
  const cropY = chromaFormat === 1 ? 2 : 1;
  const bitDepthLuma = reader.ue() + 8;
  const bitDepthChroma = reader.ue() + 8;
  reader.ue();
  let reorderFrames = 0;
  // The highest sub-layer, the last one written, holds for the whole stream.
  for (let layer = reader.flag() ? 0 : maxSubLayers; layer <= maxSubLayers; layer++) {
    reader.ue();
    reorderFrames = reader.ue();
    reader.ue();
  }
  const width = codedWidth - (left + right) * cropX;
  const height = codedHeight - (top + bottom) * cropY;
  checkPicture(width, height, chromaFormat, Math.max(bitDepthLuma, bitDepthChroma));
  return {
    id,
    width,
    height,
    // Fields are whole pictures there, each with its own time.
    interlaced: false,
    saidFrameTicks: undefined,
    chromaFormat,
    bitDepthLuma,
    bitDepthChroma,
    temporalLayers: maxSubLayers + 1,
    temporalIdNested,
    profileTierLevel,
    reorderFrames,
    codec: codecString(profileTierLevel),
  };
}

function skipSubLayers(reader: BitReader, count: number): void {
  const present: [boolean, boolean][] = [];
  for (let i = 0; i < count; i++) present.push([reader.flag(), reader.flag()]);
  if (count > 0) reader.skip(2 * (8 - count));
  for (const [profile, level] of present) reader.skip((profile ? 88 : 0) + (level ? 8 : 0));
}

/** ISO/IEC 14496-15 annex E.3: `hvc1.1.6.L63.90`. */
function codecString(ptl: Buffer): string {
  const first = ptl.readUInt8(0);
  const space = ['', 'A', 'B', 'C'][first >> 6] ?? '';
  const tier = first & 0x20 ? 'H' : 'L';
  let compatibility = 0;
  for (let bit = 0; bit < 32; bit++) {
    if ((ptl.readUInt32BE(1) >>> bit) & 1) compatibility += 2 ** (31 - bit);
  }
  const constraints = [...ptl.subarray(5, 11)].map((byte) => byte.toString(16).toUpperCase());
  while (constraints.length > 0 && constraints.at(-1) === '0') constraints.pop();
  const head = `hvc1.${space}${first & 0x1f}.${compatibility.toString(16).toUpperCase()}.${tier}${ptl.readUInt8(11)}`;
  return [head, ...constraints].join('.');
}
