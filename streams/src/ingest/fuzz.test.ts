import SdpParser from 'node-media-server/src/protocol/sdp.js';
import { expect, test } from 'vitest';
import { LiveStream } from '../hls/live-stream.ts';
import { Segmenter } from '../packing/segmenter.ts';
import { CameraTracks } from './camera-tracks.ts';
import { IngestError } from './ingest-error.ts';
import { InterleavedReader } from './interleaved-reader.ts';
import { mutate, type Random, seededRandom } from './mutate.sample.ts';
import { aggregate, fu, fuA, interleaved, pictureNals, rtpPacket, stapA } from './rtp.sample.ts';
// Keeps node-media-server's log silent.
import './rtsp-session.ts';
import { chooseTracks } from './sdp-tracks.ts';

/** Mutated packets and descriptions; `FENGQIAO_FUZZ=100000` for the long run. */
const ROUNDS = Number(process.env.FENGQIAO_FUZZ ?? 6000);
const SEED = Number(process.env.FENGQIAO_FUZZ_SEED ?? 20_261_122);
const STREAM_BYTES = 1_000_000;
/** Long runs take their time. */
const TIMEOUT_MS = 600_000;

type Codec = 'h264' | 'h265';

const SDP: Record<Codec, string> = {
  h264: [
    'v=0\r\no=- 0 0 IN IP4 0.0.0.0\r\ns=x\r\nt=0 0\r\na=control:*\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000',
    'a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0LAFtkAoC/5cBEAAAMAAQAAAwAeDxYuSA==,aMuDyyA=',
    'a=control:trackID=0\r\nm=audio 0 RTP/AVP 97\r\na=rtpmap:97 mpeg4-generic/16000/1',
    'a=fmtp:97 mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;config=1408\r\na=control:trackID=1\r\n',
  ].join('\r\n'),
  h265: [
    'v=0\r\ns=x\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H265/90000',
    'a=fmtp:96 sprop-vps=QAEMAf//AWAAAAMAkAAAAwAAAwA/lZgJ;sprop-pps=RAHBcrRiQA==\r\na=control:trackID=0\r\n',
  ].join('\r\n'),
};

/** A connection from the bytes of a socket on: framing, packets, pictures, parts, playlist. */
class Line {
  readonly stream: LiveStream;
  readonly reader: InterleavedReader;
  readonly tracks: CameraTracks;
  pictures = 0;

  constructor(sdp: string, stream = new LiveStream({ maxBytes: STREAM_BYTES })) {
    this.stream = stream;
    const packer = new Segmenter({ segmentMinMs: 900, segmentMaxBytes: STREAM_BYTES }, stream);
    this.tracks = new CameraTracks({
      opened: (audio) => packer.setAudio(audio),
      videoFormat: (format) => packer.setVideo(format),
      video: (unit) => {
        if (packer.addVideo(unit)) this.pictures++;
      },
      audio: (frame) => packer.addAudio(frame),
    });
    this.reader = new InterleavedReader({
      packet: (channel, packet) => {
        const kind = channel < 2 ? 'video' : 'audio';
        if (channel % 2 === 0) this.tracks.rtp(kind, packet);
        else this.tracks.rtcp(kind, packet);
      },
      message: () => {},
    });
    const described = SdpParser.parse(sdp);
    this.tracks.open(chooseTracks(described ?? { attributes: {}, media: [] }));
  }
}

/** A camera's packets, one picture after the other, as they stand in its TCP connection. */
class Camera {
  readonly #codec: Codec;
  #sequence: number;
  #timestamp: number;
  #picture = 0;
  #sound = 0;

  constructor(codec: Codec, random: Random) {
    this.#codec = codec;
    this.#sequence = random(65_536);
    this.#timestamp = random(2 ** 32);
  }

  next(): Buffer[] {
    const nals = pictureNals(this.#codec, this.#picture++ % 15 === 0, 400);
    const sets = nals.slice(0, -1);
    const slice = nals.at(-1) ?? Buffer.alloc(0);
    const bundle = this.#codec === 'h264' ? stapA : aggregate;
    const fragments = this.#codec === 'h264' ? fuA(slice, 150) : fu(slice, 150);
    const payloads = [...(sets.length > 0 ? [bundle(...sets)] : []), ...fragments];
    const timestamp = this.#timestamp;
    this.#timestamp += 6000;
    const packets = payloads.map((payload, i) => {
      const marker = i === payloads.length - 1;
      return interleaved(0, rtpPacket({ sequence: this.#sequence++, timestamp, marker }, payload));
    });
    const report = Buffer.alloc(28);
    report.writeUInt32BE(0x80c80006, 0);
    report.writeUInt32BE(Math.floor(Date.now() / 1000) + 2_208_988_800, 8);
    report.writeUInt32BE(timestamp >>> 0, 16);
    const sound = Buffer.from('00100010aabb', 'hex');
    const audio = rtpPacket(
      { sequence: this.#sound, timestamp: this.#sound++ * 1024, marker: true, payloadType: 97 },
      sound,
    );
    return [...packets, interleaved(1, report), interleaved(2, audio)];
  }
}

/** What may come out of the adapter: a reason in words. */
function harmless(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof IngestError && error.reason !== 'internal') return false;
    throw error;
  }
}

function playsAgain(line: Line, camera: Camera): void {
  const before = line.pictures;
  for (let i = 0; i < 40; i++) for (const packet of camera.next()) line.reader.push(packet);
  expect(line.pictures - before).toBeGreaterThan(20);
  expect(line.stream.playlist()).toContain('#EXTINF');
}

test.each(['h264', 'h265'] as const)(
  'mutated %s packets throw nothing out of a connection, hold no memory, and a good stream plays again',
  (codec) => {
    const random = seededRandom(SEED);
    let camera = new Camera(codec, random);
    let line = new Line(SDP[codec]);
    let packets = 0;
    const { arrayBuffers } = process.memoryUsage();
    while (packets < ROUNDS / 2) {
      const flock = camera.next().map((packet) => {
        if (random(3) > 0) return packet;
        packets++;
        // Mostly the framing stays whole, so that what is in it is reached.
        const inner = mutate(packet.subarray(4), random).subarray(0, 65_535);
        return random(20) === 0 ? mutate(packet, random) : interleaved(packet[1] ?? 0, inner);
      });
      if (random(10) === 0) flock.reverse();
      for (const packet of flock) {
        if (harmless(() => line.reader.push(packet))) continue;
        // That session has ended, with a reason; the next connection goes on in the same stream.
        line = new Line(SDP[codec], line.stream);
        camera = new Camera(codec, random);
        break;
      }
      line.stream.playlist();
      expect(line.stream.bytes).toBeLessThan(3 * STREAM_BYTES);
      if (random(400) === 0) {
        line = new Line(SDP[codec], line.stream);
        playsAgain(line, new Camera(codec, random));
      }
    }
    line = new Line(SDP[codec], line.stream);
    playsAgain(line, new Camera(codec, random));
    // Room for what waits to be collected.
    expect(process.memoryUsage().arrayBuffers - arrayBuffers).toBeLessThan(200_000_000);
  },
  TIMEOUT_MS,
);

test(
  'a stream that was damaged heals by itself, on the same connection',
  () => {
    const random = seededRandom(SEED + 1);
    for (let round = 0; round < Math.max(20, ROUNDS / 200); round++) {
      const camera = new Camera('h264', random);
      const line = new Line(SDP.h264);
      playsAgain(line, camera);
      // Sizes, sequence numbers and sender stay: what a noisy line or a broken encoder does, not another camera.
      for (const packet of camera.next()) {
        const payload = mutate(packet.subarray(16), random).subarray(0, 1500);
        line.reader.push(interleaved(packet[1] ?? 0, Buffer.concat([packet.subarray(4, 16), payload])));
      }
      playsAgain(line, camera);
    }
  },
  TIMEOUT_MS,
);

test(
  'mutated descriptions are taken or refused with a reason',
  () => {
    const random = seededRandom(SEED + 2);
    let taken = 0;
    for (let round = 0; round < ROUNDS / 4; round++) {
      const codec = random(2) === 0 ? 'h264' : 'h265';
      const sdp = mutate(Buffer.from(SDP[codec]), random).toString('latin1');
      const camera = new Camera(codec, random);
      const ok = harmless(() => {
        const line = new Line(sdp);
        for (let i = 0; i < 3; i++) for (const packet of camera.next()) line.reader.push(packet);
      });
      if (ok) taken++;
    }
    expect(taken).toBeGreaterThan(ROUNDS / 16);
  },
  TIMEOUT_MS,
);

test(
  'mutated framing is cut into packets or ends the session',
  () => {
    const random = seededRandom(SEED + 3);
    for (let round = 0; round < ROUNDS / 20; round++) {
      const line = new Line(SDP.h264);
      const camera = new Camera('h264', random);
      const reply = Buffer.from('RTSP/1.0 200 OK\r\nCSeq: 4\r\nContent-Length: 3\r\n\r\nabc');
      const good = Buffer.concat([...camera.next(), reply, ...camera.next(), reply, ...camera.next()]);
      let bytes = mutate(good, random);
      while (bytes.length > 0) {
        const size = 1 + random(Math.min(2000, bytes.length));
        const chunk = bytes.subarray(0, size);
        bytes = harmless(() => line.reader.push(chunk)) ? bytes.subarray(size) : Buffer.alloc(0);
      }
    }
  },
  TIMEOUT_MS,
);
