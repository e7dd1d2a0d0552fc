import { type AudioFormat, VIDEO_TIMESCALE, type VideoFormat } from '../media.ts';
import { box, fullBox, u8, u16, u32 } from './box.ts';
import { audioSampleEntry, videoSampleEntry } from './sample-entry.ts';
import { readVideoInfo } from './video-info.ts';

export const VIDEO_TRACK = 1;
export const AUDIO_TRACK = 2;

const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
const MOVIE_TIMESCALE = 1000;
/** ISO 639-2/T `und`, packed as three times five bits. */
const LANGUAGE_UNDETERMINED = 0x55c4;

/**
 * `ftyp` and `moov` of a live stream: what `EXT-X-MAP` points to.
 * @throws RangeError when a parameter set is damaged
 */
export function initSegment(video: VideoFormat, audio: AudioFormat | undefined): Buffer {
  const tracks = [videoTrack(video), ...(audio ? [audioTrack(audio)] : [])];
  const ids = audio ? [VIDEO_TRACK, AUDIO_TRACK] : [VIDEO_TRACK];
  return Buffer.concat([
    box('ftyp', Buffer.from('iso6'), u32(0), Buffer.from('iso6cmfcmp41')),
    box('moov', movieHeader(ids.length + 1), ...tracks, box('mvex', ...ids.map(trackExtends))),
  ]);
}

function movieHeader(nextTrack: number): Buffer {
  return fullBox(
    'mvhd',
    0,
    0,
    u32(0, 0, MOVIE_TIMESCALE, 0, 0x10000),
    u16(0x100, 0),
    u32(0, 0),
    MATRIX,
    Buffer.alloc(24),
    u32(nextTrack),
  );
}

const trackExtends = (id: number): Buffer => fullBox('trex', 0, 0, u32(id, 1, 0, 0, 0));

function videoTrack(format: VideoFormat): Buffer {
  const { width, height } = readVideoInfo(format);
  return box(
    'trak',
    trackHeader(VIDEO_TRACK, 0, width, height),
    media(VIDEO_TIMESCALE, 'vide', fullBox('vmhd', 0, 1, Buffer.alloc(8)), videoSampleEntry(format)),
  );
}

function audioTrack(format: AudioFormat): Buffer {
  return box(
    'trak',
    trackHeader(AUDIO_TRACK, 0x0100, 0, 0),
    media(format.sampleRate, 'soun', fullBox('smhd', 0, 0, Buffer.alloc(4)), audioSampleEntry(format)),
  );
}

function trackHeader(id: number, volume: number, width: number, height: number): Buffer {
  const ENABLED_IN_MOVIE = 3;
  return fullBox(
    'tkhd',
    0,
    ENABLED_IN_MOVIE,
    u32(0, 0, id, 0, 0, 0, 0),
    u16(0, 0, volume, 0),
    MATRIX,
    u32(width * 65536, height * 65536),
  );
}

function media(timescale: number, handler: string, mediaHeader: Buffer, sampleEntry: Buffer): Buffer {
  const name = handler === 'vide' ? 'video' : 'audio';
  const empty = (type: string): Buffer => fullBox(type, 0, 0, u32(0));
  return box(
    'mdia',
    fullBox('mdhd', 0, 0, u32(0, 0, timescale, 0), u16(LANGUAGE_UNDETERMINED, 0)),
    fullBox('hdlr', 0, 0, u32(0), Buffer.from(handler), Buffer.alloc(12), Buffer.from(name), u8(0)),
    box(
      'minf',
      mediaHeader,
      box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1))),
      box(
        'stbl',
        fullBox('stsd', 0, 0, u32(1), sampleEntry),
        empty('stts'),
        empty('stsc'),
        fullBox('stsz', 0, 0, u32(0, 0)),
        empty('stco'),
      ),
    ),
  );
}
