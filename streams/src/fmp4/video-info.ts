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
}

/** @throws RangeError when the parameter set is damaged */
export function readVideoInfo(format: VideoFormat): VideoInfo {
  const sps = format.sps[0];
  if (sps === undefined) throw new RangeError('no sequence parameter set');
  return format.codec === 'h264' ? readH264Sps(sps) : readH265Sps(sps);
}
