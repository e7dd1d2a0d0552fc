import type { VideoFormat } from '../media.ts';
import { readH264Sps } from './h264-sps.ts';
import { readH265Sps } from './h265-sps.ts';

/** What a sequence parameter set says that the packager and the tile need. */
export interface VideoInfo {
  /** Pixels, after cropping. */
  width: number;
  height: number;
  /** Pictures that may come out of order: how far decoding time runs ahead; `undefined` when unsaid. */
  reorderFrames: number | undefined;
  /** RFC 6381, for `MediaSource.isTypeSupported`. */
  codec: string;
  /** True when pictures may come as two fields. */
  interlaced: boolean;
  /** What it says of the distance of two pictures, 90 kHz; cameras lie, so it only confirms what is seen. */
  saidFrameTicks: number | undefined;
}

/** Pixels to a side and bits of a sample beyond which a set is damaged, whatever it says. */
const SIDE_LIMIT = 16_384;
const DEPTH_LIMIT = 16;

/** @throws RangeError when a picture like this cannot be */
export function checkPicture(width: number, height: number, chromaFormat: number, depth: number): void {
  const sides = [width, height].every((side) => side > 0 && side <= SIDE_LIMIT);
  if (!sides || chromaFormat > 3 || depth > DEPTH_LIMIT) throw new RangeError('parameter set damaged');
}

/** @throws RangeError when the parameter set is damaged */
export function readVideoInfo(format: VideoFormat): VideoInfo {
  const sps = format.sps[0];
  if (sps === undefined) throw new RangeError('no sequence parameter set');
  return format.codec === 'h264' ? readH264Sps(sps) : readH265Sps(sps);
}
