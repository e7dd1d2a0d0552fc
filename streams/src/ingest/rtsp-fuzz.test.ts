import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCameraFeed } from './camera-feed.ts';
import type { IngestError } from './ingest-error.ts';
import { mutate, type Random, seededRandom } from './mutate.sample.ts';
import { interleaved, pictureNals, rtpPacket, stapA } from './rtp.sample.ts';

/** Connections to a camera that answers badly; more with `FENGQIAO_FUZZ=100000`. */
const SESSIONS = Math.ceil(Number(process.env.FENGQIAO_FUZZ ?? 6000) / 50);
const AT_ONCE = 20;
/** A camera that is not asked anything more hangs up after this time, ms. */
const PATIENCE_MS = 30;
const random = seededRandom(Number(process.env.FENGQIAO_FUZZ_SEED ?? 20_261_123));
/** Long runs take their time. */
const TIMEOUT_MS = 600_000;

const SDP =
  'v=0\r\ns=x\r\na=control:*\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n' +
  'a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0LAFtkAoC/5cBEAAAMAAQAAAwAeDxYuSA==,aMuDyyA=\r\na=control:trackID=0\r\n';
const PICTURES = Buffer.concat(
  [0, 6000].map((timestamp, sequence) =>
    interleaved(0, rtpPacket({ sequence, timestamp, marker: true }, stapA(...pictureNals('h264', true)))),
  ),
);

let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((socket) => answer(socket, random));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `rtsp://127.0.0.1:${(server.address() as AddressInfo).port}/cam`;
});

afterAll(() => {
  server.close();
});

/** A camera that is good up to a point of the conversation and answers anything from there on. */
function answer(socket: Socket, draw: Random): void {
  let good = draw(5);
  let patience: NodeJS.Timeout | undefined;
  socket.on('error', () => {});
  socket.on('close', () => clearTimeout(patience));
  socket.on('data', (data) => {
    const text = data.toString('latin1');
    const [method] = text.split(' ');
    const cseq = /CSeq: (\d+)/.exec(text)?.[1] ?? '1';
    const body = method === 'DESCRIBE' ? SDP : '';
    const more: Record<string, string> = {
      DESCRIBE: `Content-Base: ${url}/\r\nContent-Type: application/sdp\r\nContent-Length: ${body.length}\r\n`,
      SETUP: 'Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 12;timeout=60\r\n',
    };
    const challenge = draw(6) === 0;
    const status = challenge ? '401 Unauthorized' : '200 OK';
    const asked = challenge ? 'WWW-Authenticate: Digest realm="x", nonce="y", qop="auth"\r\n' : '';
    const head = `RTSP/1.0 ${status}\r\nCSeq: ${cseq}\r\n${asked}${more[method ?? ''] ?? ''}\r\n${body}`;
    const reply = Buffer.concat([Buffer.from(head), method === 'PLAY' ? PICTURES : Buffer.alloc(0)]);
    socket.write(good-- > 0 ? reply : mutate(reply, draw));
    clearTimeout(patience);
    patience = setTimeout(() => socket.end(), PATIENCE_MS);
  });
}

/** One connection, to its end. */
function session(): Promise<{ error: IngestError; pictures: number }> {
  return new Promise((resolve) => {
    let pictures = 0;
    openCameraFeed(
      { url, username: 'admin', password: 'a-secret' },
      {
        opened: () => {},
        videoFormat: () => {},
        video: () => pictures++,
        audio: () => {},
        ended: (error) => resolve({ error, pictures }),
      },
    );
  });
}

test(
  'a camera that answers anything at all ends its own session, once, with a reason in words',
  async () => {
    const reasons = new Map<string, number>();
    let played = 0;
    for (let done = 0; done < SESSIONS; done += AT_ONCE) {
      const ends = await Promise.all(Array.from({ length: AT_ONCE }, session));
      for (const { error, pictures } of ends) {
        reasons.set(error.reason, (reasons.get(error.reason) ?? 0) + 1);
        if (pictures > 0) played++;
        expect(error.message).not.toContain('a-secret');
      }
    }
    expect(reasons.get('internal'), 'sessions that ended for a reason nobody thought of').toBeUndefined();
    expect(reasons.size).toBeGreaterThan(2);
    expect(played).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);
