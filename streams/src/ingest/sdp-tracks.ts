import type { SdpMedia, SdpSession } from 'node-media-server/src/session/rtsp_client_session.js';
import type { VideoCodec } from '../media.ts';
import { IngestError } from './ingest-error.ts';

/** Payload types that need no rtpmap (RFC 3551 6), for the words only. */
const STATIC_CODECS: Record<number, string> = {
  0: 'PCMU',
  8: 'PCMA',
  9: 'G722',
  14: 'MPA',
  26: 'JPEG',
  33: 'MP2T',
};
const VIDEO_CODECS: Record<string, VideoCodec> = { H264: 'h264', H265: 'h265' };

export interface ChosenTracks {
  video: SdpMedia;
  videoCodec: VideoCodec;
  audio: SdpMedia | undefined;
  /** What the camera offers and is not relayed, in words. */
  dropped: string[];
}

const codecName = (media: SdpMedia): string => media.codec || STATIC_CODECS[media.payloadType] || 'unknown';

/**
 * The first H.264/H.265 track and the first AAC track of a description.
 * @throws IngestError `no-video`, `unsupported-codec`
 */
export function chooseTracks(sdp: SdpSession): ChosenTracks {
  const videos = sdp.media.filter((media) => media.type === 'video');
  const video = videos.find((media) => VIDEO_CODECS[media.codec] !== undefined);
  if (video === undefined) {
    if (videos.length === 0) throw new IngestError('no-video');
    throw new IngestError('unsupported-codec', videos.map(codecName).join(', '));
  }
  if (fmtp(video, 'packetization-mode') === '2')
    throw new IngestError('unsupported-codec', 'H.264 in interleaved packets');
  const audio = sdp.media.find((media) => media.type === 'audio' && isAac(media));
  const dropped = sdp.media
    .filter((media) => media !== video && media !== audio)
    .map((media) => `${media.type} ${codecName(media)} is not relayed`);
  return { video, videoCodec: VIDEO_CODECS[video.codec] ?? 'h264', audio, dropped };
}

/** AAC whose headers can be read: RFC 3640 with an AudioSpecificConfig. */
function isAac(media: SdpMedia): boolean {
  return media.codec === 'MPEG4-GENERIC' && /^([0-9a-f]{2}){2,}$/i.test(fmtp(media, 'config') ?? '');
}

/** A format parameter by name, whatever its case (RFC 6381 leaves it to the sender). */
export function fmtp(media: SdpMedia, name: string): string | undefined {
  for (const [key, value] of Object.entries(media.fmtp)) {
    if (key.toLowerCase() === name) return value;
  }
  return undefined;
}
