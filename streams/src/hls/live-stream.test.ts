import { afterEach, describe, expect, test, vi } from 'vitest';
import { BASELINE_360P, MAIN_1080P } from '../fmp4/parameter-sets.sample.ts';
import { initName, partName, segmentName } from './playlist.ts';
import { SampleCamera, STREAM_START, textOf } from './stream.sample.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('there is a playlist as soon as three parts are there: nobody waits for the second key frame', () => {
  const camera = new SampleCamera({ gop: 30 }).send(8);
  expect(camera.stream.playlist()).toBeUndefined();
  camera.send(1);
  expect(camera.stream.playable).toBe(true);
  expect(textOf(camera.stream)).toMatch(
    /#EXTINF:0.60000,\nx-s126511690.m4s\n#EXT-X-PRELOAD-HINT:TYPE=PART,URI="x-p3.m4s"\n$/,
  );
});

test('one and a half seconds after the first key frame the playlist reads like this', () => {
  const { stream } = new SampleCamera().send(15 + 7);
  expect(textOf(stream)).toBe(`#EXTM3U
#EXT-X-VERSION:9
#EXT-X-TARGETDURATION:2
#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=0.62400,HOLD-BACK=6
#EXT-X-PART-INF:PART-TARGET=0.20800
#EXT-X-MEDIA-SEQUENCE:126511690
#EXT-X-MAP:URI="x-i0.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:05.000Z
#EXT-X-PART:DURATION=0.20000,URI="x-p0.m4s"
#EXT-X-PART:DURATION=0.20000,URI="x-p1.m4s"
#EXT-X-PART:DURATION=0.20000,URI="x-p2.m4s"
#EXTINF:0.60000,
x-s126511690.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:05.600Z
#EXT-X-PART:DURATION=0.20000,URI="x-p3.m4s"
#EXT-X-PART:DURATION=0.20000,URI="x-p4.m4s"
#EXTINF:0.40000,
x-s126511691.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:06.000Z
#EXT-X-PART:DURATION=0.20000,URI="x-p5.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.20000,URI="x-p6.m4s"
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="x-p7.m4s"
`);
});

test('a long stream keeps three target durations of finished segments, each of which begins with a key frame', () => {
  const { stream } = new SampleCamera({ gop: 30 }).send(30 * 20);
  const text = textOf(stream) ?? '';
  expect(text.match(/^#EXTINF:2\.00000,$/gm)).toHaveLength(3);
  expect(text).toContain('#EXT-X-INDEPENDENT-SEGMENTS\n');
  expect(text).toContain('#EXT-X-MEDIA-SEQUENCE:126511707');
  expect(text.match(/INDEPENDENT=YES/g)).toHaveLength(3);
});

test('after a restart the media sequence is beyond every number the old stream had', () => {
  const old = new SampleCamera({ gop: 14 }).send(14 * 60);
  const restarted = new SampleCamera({ stream: { now: () => STREAM_START + 60_000 } }).send(16);
  expect(restarted.stream.lastMsn).toBeGreaterThan(old.stream.lastMsn ?? Number.POSITIVE_INFINITY);
  expect(restarted.stream.prefix).not.toBe(old.stream.prefix);
});

describe('part durations (draft-pantos-hls-rfc8216bis 4.4.3.7, 4.4.4.9)', () => {
  test.each([
    [5, 5],
    [8, 16],
    [10, 20],
    [12.5, 25],
    [15, 30],
    [20, 40],
    [25, 50],
    [30, 60],
    [50, 100],
  ])(
    '%d pictures per second: no part beyond the target, all but the last of a segment fill 85 %%',
    (fps, gop) => {
      const { stream } = new SampleCamera({ fps, gop }).send(gop * 6 + 1);
      const text = textOf(stream) ?? '';
      const target = Number(/PART-TARGET=([\d.]+)/.exec(text)?.[1]);
      const segments = text.split(/^#EXTINF.*$/m).slice(0, -1);
      expect(segments.length).toBeGreaterThan(2);
      for (const segment of segments) {
        const parts = [...segment.matchAll(/PART:DURATION=([\d.]+)/g)].map((match) => Number(match[1]));
        for (const part of parts) expect(part).toBeLessThanOrEqual(target);
        for (const part of parts.slice(0, -1)) expect(part).toBeGreaterThanOrEqual(0.85 * target);
      }
    },
  );

  test('uneven timestamps never make a part longer than the target', () => {
    const camera = new SampleCamera({ gop: 30 });
    for (let i = 0; i < 150; i++) {
      camera.send(1);
      const jitter = ((i * 7919) % 5) - 2;
      camera.jump(jitter * 900);
    }
    const text = textOf(camera.stream) ?? '';
    const target = Number(/PART-TARGET=([\d.]+)/.exec(text)?.[1]);
    const parts = [...text.matchAll(/PART:DURATION=([\d.]+)/g)].map((match) => Number(match[1]));
    expect(Math.max(...parts)).toBeLessThanOrEqual(target);
  });
});

test('a segment ends at a key frame only, however short the distance of key frames is', () => {
  const { stream } = new SampleCamera({ gop: 5 }).send(15 * 4);
  expect(textOf(stream)?.match(/^#EXTINF:1\.00000,$/gm)?.length).toBeGreaterThan(1);
});

describe('key frames further apart than the target duration', () => {
  test('the target never changes: segments end in time and go on without a key frame', () => {
    const { stream } = new SampleCamera({ gop: 75 }).send(75 * 4 + 30);
    const text = textOf(stream) ?? '';
    expect(text).toContain('#EXT-X-TARGETDURATION:2\n');
    expect([...text.matchAll(/#EXTINF:([\d.]+)/g)].map((match) => Number(match[1]))).toEqual([
      2.4, 2.4, 0.2, 2.4, 2.4, 0.2,
    ]);
    expect(text).not.toContain('INDEPENDENT-SEGMENTS');
  });

  test('the playlist always begins with a key frame, whatever leaves it', () => {
    const camera = new SampleCamera({ gop: 100 });
    for (let i = 0; i < 1000; i++) {
      camera.send(1);
      const { stream } = camera;
      const [first] = stream.playlist()?.match(/^\S+-s\d+\.m4s$/m) ?? [];
      const file = first === undefined ? undefined : stream.file(first);
      if (typeof file !== 'object') continue;
      expect(startsWithKey(file.pieces[0])).toBe(true);
    }
  });

  test('who follows gets everything from the key frame on, over the ends of segments', () => {
    const { stream } = new SampleCamera({ gop: 90 }).send(90 + 60);
    const parts: boolean[] = [];
    stream.follow(({ independent }) => parts.push(independent))();
    expect(parts).toEqual([true, ...Array.from({ length: 19 }, () => false)]);
  });
});

/** Whether the first picture of a fragment is marked as one that depends on none. */
const startsWithKey = (fragment: Buffer | undefined): boolean =>
  fragment?.readUInt32BE(fragment.indexOf('trun') + 24) === 0x02000000;

test('where the camera broke off there is a discontinuity, and the numbers go on', () => {
  const camera = new SampleCamera().send(15 + 3);
  camera.packer.discontinue();
  camera.pass(900_000);
  camera.frame = 0;
  camera.send(15 + 1);
  const text = textOf(camera.stream) ?? '';
  expect(text).toContain(`#EXTINF:0.20000,
x-s126511692.m4s
#EXT-X-DISCONTINUITY
#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:16.200Z
`);
  expect(text.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
});

test('marked segments that fell out are counted in the discontinuity sequence', () => {
  const camera = new SampleCamera().send(16);
  camera.packer.discontinue();
  camera.frame = 0;
  camera.send(15 * 9);
  expect(textOf(camera.stream)).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:1\n');
  expect(textOf(camera.stream)).not.toContain('#EXT-X-DISCONTINUITY\n');
});

test('another picture size gets another init segment behind a discontinuity', () => {
  const camera = new SampleCamera().send(20);
  camera.packer.setVideo(MAIN_1080P);
  camera.send(30);
  const text = textOf(camera.stream) ?? '';
  expect(text).toMatch(/#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="x-i1.mp4"\n/);
  expect(text).toContain('#EXT-X-MAP:URI="x-i0.mp4"');
  expect(camera.stream.codecs).toBe('avc1.4d4028');
});

test('a gap in the camera leaves no hole in the stream, but shows in its date', () => {
  const camera = new SampleCamera().send(15);
  camera.pass(90_000 * 3);
  camera.send(16);
  const text = textOf(camera.stream) ?? '';
  expect(text).toContain('#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:09.000Z');
  expect(text).not.toContain('DISCONTINUITY');
  expect(baseTimes(camera)).toEqual([
    0, 18_000, 36_000, 54_000, 72_000, 90_000, 108_000, 126_000, 144_000, 162_000,
  ]);
});

test('a camera whose clock jumps far goes on where it was', () => {
  const camera = new SampleCamera().send(15);
  camera.jump(-3_000_000_000);
  camera.send(16);
  expect(baseTimes(camera).slice(-3)).toEqual([126_000, 144_000, 162_000]);
});

/** `tfdt` of each part in the playlist. */
function baseTimes({ stream }: SampleCamera): number[] {
  const names = [...(stream.playlist() ?? '').matchAll(/PART:.*URI="([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  return names.map((name) => {
    const file = stream.file(name);
    if (typeof file !== 'object') throw new Error(`no ${name}`);
    const [bytes = Buffer.alloc(0)] = file.pieces;
    return Number(bytes.readBigUInt64BE(bytes.indexOf('tfdt') + 8));
  });
}

describe('sound', () => {
  const AAC = {
    codec: 'aac' as const,
    config: Buffer.from('1408', 'hex'),
    sampleRate: 16_000,
    channels: 1,
    frameLength: 1024,
  };
  const sendWithSound = (camera: SampleCamera, frames: number): void => {
    for (let i = 0; i < frames; i++) {
      vi.advanceTimersByTime(66);
      camera.send(1);
      const { wallMs } = camera.unit(false);
      camera.packer.addAudio({ data: Buffer.from([i]), wallMs: wallMs - 60 });
    }
  };

  test('sound that falls silent is taken out at the next key frame, and put back when it is there again', () => {
    vi.useFakeTimers();
    const camera = new SampleCamera();
    camera.packer.setAudio(AAC);
    sendWithSound(camera, 16);
    expect(camera.stream.codecs).toBe('avc1.42c016,mp4a.40.2');
    vi.advanceTimersByTime(2000);
    camera.send(16);
    expect(camera.stream.codecs).toBe('avc1.42c016');
    sendWithSound(camera, 30);
    expect(camera.stream.codecs).toBe('avc1.42c016,mp4a.40.2');
    expect(textOf(camera.stream)?.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(2);
  });
});

describe('memory', () => {
  test('what left the playlist is kept for a target duration, then it is gone', () => {
    const { stream } = new SampleCamera({ gop: 15 }).send(15 * 12);
    const first = 126511690;
    const held = (msn: number): boolean => stream.file(segmentName(stream.prefix, msn)) !== undefined;
    expect([first + 2, first + 3, first + 4].map(held)).toEqual([false, false, true]);
  });

  test('a camera with endless bytes between key frames cannot fill it', () => {
    const camera = new SampleCamera({ gop: 100_000, stream: { maxBytes: 20_000 } });
    camera.send(10_000);
    expect(camera.stream.bytes).toBeLessThan(30_000);
  });
});

describe('files', () => {
  test('init, segment and part are found by their names; a segment is its parts', () => {
    const { stream } = new SampleCamera().send(16);
    const pieces = (name: string): Buffer[] => {
      const file = stream.file(name);
      return typeof file === 'object' ? file.pieces : [];
    };
    const parts = [0, 1, 2].flatMap((id) => pieces(partName(stream.prefix, id)));
    expect(pieces(segmentName(stream.prefix, 126511690))).toEqual(parts);
    expect(pieces(initName(stream.prefix, 0))[0]?.includes('avcC')).toBe(true);
  });

  test('the hinted part is announced, anything else is not there', () => {
    const { stream } = new SampleCamera().send(16);
    expect(stream.file(partName(stream.prefix, 5))).toBe('next');
    const wrong = [
      '',
      'x',
      partName(stream.prefix, 6),
      partName('000000000000', 0),
      `${stream.prefix}-s9.m4s`,
    ];
    for (const name of [...wrong, `${stream.prefix}-p0.mp4`, `${stream.prefix}-p00.m4s`]) {
      expect(stream.file(name)).toBeUndefined();
    }
  });
});

test('a damaged parameter set is refused and the old one stays in force', () => {
  const camera = new SampleCamera().send(16);
  expect(() => camera.packer.setVideo({ ...BASELINE_360P, sps: [Buffer.from([0x67, 1])] })).toThrow(
    RangeError,
  );
  camera.send(15);
  expect(camera.stream.codecs).toBe('avc1.42c016');
});
