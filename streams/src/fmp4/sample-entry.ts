import type { AudioFormat, VideoFormat } from '../media.ts';
import { box, fullBox, u8, u16, u32 } from './box.ts';
import { readH264Sps } from './h264-sps.ts';
import { readH265Sps } from './h265-sps.ts';
import { readVideoInfo } from './video-info.ts';

/** `avc1` or `hvc1` with its decoder configuration (ISO/IEC 14496-15). */
export function videoSampleEntry(format: VideoFormat): Buffer {
  const { width, height } = readVideoInfo(format);
  const [type, config] = format.codec === 'h264' ? ['avc1', avcC(format)] : ['hvc1', hvcC(format)];
  return box(
    type as string,
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(16),
    u16(width, height),
    u32(0x00480000, 0x00480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(24, 0xffff),
    config as Buffer,
  );
}

const withLength = (nal: Buffer): Buffer[] => [u16(nal.length), nal];

function avcC(format: VideoFormat): Buffer {
  const first = format.sps[0] ?? Buffer.alloc(0);
  const sps = readH264Sps(first);
  const parts = [
    u8(1),
    first.subarray(1, 4),
    // Lengths of 4 bytes.
    u8(0xff, 0xe0 | format.sps.length),
    ...format.sps.flatMap(withLength),
    u8(format.pps.length),
    ...format.pps.flatMap(withLength),
  ];
  if (![66, 77, 88].includes(sps.profile)) {
    parts.push(
      u8(0xfc | sps.chromaFormat, 0xf8 | (sps.bitDepthLuma - 8), 0xf8 | (sps.bitDepthChroma - 8), 0),
    );
  }
  return box('avcC', ...parts);
}

function hvcC(format: VideoFormat): Buffer {
  const sps = readH265Sps(format.sps[0] ?? Buffer.alloc(0));
  const arrays: [number, Buffer[]][] = [
    [32, format.vps],
    [33, format.sps],
    [34, format.pps],
  ];
  return box(
    'hvcC',
    u8(1),
    sps.profileTierLevel,
    u16(0xf000),
    u8(0xfc, 0xfc | sps.chromaFormat, 0xf8 | (sps.bitDepthLuma - 8), 0xf8 | (sps.bitDepthChroma - 8)),
    u16(0),
    u8((sps.temporalLayers << 3) | (sps.temporalIdNested ? 4 : 0) | 3, arrays.length),
    // Complete arrays: hvc1 allows no parameter sets in the samples.
    ...arrays.flatMap(([type, nalus]) => [u8(0x80 | type), u16(nalus.length), ...nalus.flatMap(withLength)]),
  );
}

/** `mp4a` with its elementary stream descriptor (ISO/IEC 14496-1 7.2.6). */
export function audioSampleEntry(format: AudioFormat): Buffer {
  return box(
    'mp4a',
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(8),
    u16(format.channels, 16, 0, 0),
    u32(format.sampleRate * 65536),
    esds(format.config),
  );
}

const descriptor = (tag: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([u8(tag, body.length), body]);
};

function esds(config: Buffer): Buffer {
  const AAC = 0x40;
  const AUDIO_STREAM = 0x15;
  const decoder = descriptor(0x04, u8(AAC, AUDIO_STREAM, 0, 0, 0), u32(0, 0), descriptor(0x05, config));
  return fullBox('esds', 0, 0, descriptor(0x03, u16(1), u8(0), decoder, descriptor(0x06, u8(2))));
}
