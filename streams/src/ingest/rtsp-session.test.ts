import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { IngestError } from './ingest-error.ts';
import { openRtspSession, type RtspSession } from './rtsp-session.ts';

/**
 * The contract with node-media-server's client session: signalling goes through it, packets come back untouched.
 * When an upgrade breaks one of these, the adapter must be looked at before anything else.
 */
const SDP =
  'v=0\r\no=- 0 0 IN IP4 0.0.0.0\r\ns=x\r\nt=0 0\r\na=control:*\r\nm=video 0 RTP/AVP 96\r\n' +
  'a=rtpmap:96 H264/90000\r\na=control:trackID=0\r\nm=audio 0 RTP/AVP 8\r\na=control:trackID=1\r\n';

const RTP = [
  '806000010000000000000001419a00',
  '8060000200001770000000014100ff',
  '80e00003000017700000000165aa24',
];
const interleaved = (channel: number, hex: string): Buffer => {
  const packet = Buffer.from(hex, 'hex');
  return Buffer.concat([Buffer.from([0x24, channel, 0, packet.length]), packet]);
};

interface Request {
  method: string;
  uri: string;
  headers: string;
  reply(status: string, headers?: string[], after?: Buffer, body?: string): void;
  socket: Socket;
}

let server: Server | undefined;
let session: RtspSession | undefined;

afterEach(() => {
  session?.close();
  server?.close();
});

/** A camera that answers as the function says. */
async function camera(answer: (request: Request) => void): Promise<{ url: string; requests: Request[] }> {
  const requests: Request[] = [];
  server = createServer((socket) => {
    socket.on('error', () => {});
    let text = '';
    socket.on('data', (data) => {
      text += data.toString('latin1');
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const headers = text.slice(0, end);
        text = text.slice(end + 4);
        const [method = '', uri = ''] = headers.split(' ');
        const cseq = /CSeq: (\d+)/.exec(headers)?.[1];
        const request: Request = {
          method,
          uri,
          headers,
          socket,
          reply(status, extra = [], after = Buffer.alloc(0), body = '') {
            const length = body ? [`content-length: ${body.length}`] : [];
            const head = [`RTSP/1.0 ${status}`, `cseq: ${cseq}`, ...extra, ...length, '', body].join('\r\n');
            socket.write(Buffer.concat([Buffer.from(head), after]));
          },
        };
        requests.push(request);
        answer(request);
      }
    });
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return { url: `rtsp://127.0.0.1:${(listening.address() as AddressInfo).port}/live`, requests };
}

function polite(request: Request): void {
  const { method, reply } = request;
  if (method === 'DESCRIBE') reply('200 OK', [`content-base: ${request.uri}/`], undefined, SDP);
  else if (method === 'SETUP')
    reply('200 OK', ['transport: RTP/AVP/TCP;unicast;interleaved=6-7', 'session: 9;timeout=2']);
  else if (method === 'PLAY') reply('200 OK', [], Buffer.concat(RTP.map((hex) => interleaved(6, hex))));
  else reply('200 OK');
}

function open(url: string, more: { username?: string; password?: string } = {}) {
  const packets: string[] = [];
  let enough = (): void => {};
  const three = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const ended = new Promise<IngestError>((resolve) => {
    session = openRtspSession(
      { url, ...more },
      {
        tracks: () => {},
        rtp(kind, packet) {
          packets.push(`${kind} ${packet.toString('hex')}`);
          if (packets.length === 3) enough();
        },
        rtcp: () => {},
        ended: resolve,
      },
    );
  });
  return { packets, three, ended };
}

test('three packets that come in one chunk with the PLAY reply come back byte for byte', async () => {
  const { url } = await camera(polite);
  const { packets, three } = open(url);
  await three;
  expect(packets).toEqual(RTP.map((hex) => `video ${hex}`));
});

test('only the chosen track is set up, at the address the description gives', async () => {
  const { url, requests } = await camera(polite);
  await open(url).three;
  expect(requests.slice(0, 3).map(({ method, uri }) => `${method} ${uri.replace(url, '')}`)).toEqual([
    'DESCRIBE ',
    'SETUP /trackID=0',
    'PLAY /',
  ]);
});

test('the keep-alive goes out well within the time-out the camera set', async () => {
  let alive = (): void => {};
  const kept = new Promise<void>((resolve) => {
    alive = resolve;
  });
  const { url } = await camera((request) => {
    if (request.method === 'GET_PARAMETER') alive();
    polite(request);
  });
  const started = Date.now();
  open(url);
  await kept;
  expect(Date.now() - started).toBeLessThan(2000);
});

test('a digest challenge is answered, and the password never leaves in clear', async () => {
  const { url, requests } = await camera((request) => {
    if (request.headers.includes('Authorization: Digest')) polite(request);
    else
      request.reply('401 Unauthorized', [
        'www-authenticate: Digest realm="cam", nonce="abc"',
        'www-authenticate: Basic realm="cam"',
      ]);
  });
  await open(url, { username: 'admin', password: 'p@ss:w/rd' }).three;
  const wire = requests.map(({ headers }) => headers).join('\n');
  expect(wire).not.toMatch(/p@ss|p%40ss|YWRtaW46/);
  expect(wire).toContain('username="admin"');
});

test.each([
  ['401 Unauthorized', 'unauthorized'],
  ['403 Forbidden', 'forbidden'],
  ['404 Not Found', 'not-found'],
  ['500 Internal', 'camera-error'],
])('%s ends the session once, with the reason %s', async (status, reason) => {
  const { url, requests } = await camera(({ reply }) => reply(status, ['www-authenticate: Basic realm="x"']));
  const error = await open(url, { username: 'admin', password: 'secret-word' }).ended;
  expect(error.reason).toBe(reason);
  expect(error.message).not.toContain('secret-word');
  expect(requests.length).toBeLessThanOrEqual(2);
});

test('a login of a kind that is not spoken here is said as such', async () => {
  const { url } = await camera(({ reply }) =>
    reply('401 Unauthorized', ['WWW-Authenticate: Bearer realm="x"']),
  );
  const error = await open(url, { username: 'admin', password: 'secret-word' }).ended;
  expect(error.reason).toBe('unauthorized');
  expect(error.message).toContain('of another kind');
});

test.each([
  ['no video', 'v=0\r\nm=audio 0 RTP/AVP 8\r\n', 'no-video'],
  ['no track at all', 'v=0\r\ns=x\r\n', 'no-video'],
  ['only MJPEG', 'v=0\r\nm=video 0 RTP/AVP 26\r\n', 'unsupported-codec'],
  ['something else', 'this is no description', 'bad-sdp'],
])('a description with %s ends the session with %s', async (_what, sdp, reason) => {
  const { url } = await camera(({ reply }) => reply('200 OK', [], undefined, sdp));
  expect((await open(url).ended).reason).toBe(reason);
});

test('a camera that wants to send over UDP only is told apart', async () => {
  const { url } = await camera((request) => {
    if (request.method === 'SETUP') request.reply('200 OK', ['Transport: RTP/AVP;client_port=5000-5001']);
    else polite(request);
  });
  expect((await open(url).ended).reason).toBe('no-tcp-transport');
});

test('garbage in the stream ends this session and nothing else', async () => {
  const { url } = await camera((request) => {
    if (request.method === 'PLAY') request.reply('200 OK', [], Buffer.from([0xff, 0xff, 0xff]));
    else polite(request);
  });
  expect((await open(url).ended).reason).toBe('protocol-error');
});

test('a throw in what receives the packets ends this session and nothing else', async () => {
  const { url } = await camera(polite);
  const error = await new Promise<IngestError>((resolve) => {
    session = openRtspSession(
      { url },
      {
        tracks: () => {},
        rtp: () => {
          throw new TypeError('broken');
        },
        rtcp: () => {},
        ended: resolve,
      },
    );
  });
  expect(error.reason).toBe('internal');
  expect(error.message).not.toContain('broken');
});

test('a closed port is a refusal', async () => {
  const { url } = await camera(polite);
  await new Promise((resolve) => server?.close(resolve));
  expect((await open(url).ended).reason).toBe('refused');
});

test('a camera that hangs up is a lost connection', async () => {
  const { url } = await camera((request) => {
    if (request.method === 'PLAY') request.socket.end();
    else polite(request);
  });
  expect((await open(url).ended).reason).toBe('connection-lost');
});

test('closing tears the session down at the camera', async () => {
  let torn = (): void => {};
  const tornDown = new Promise<void>((resolve) => {
    torn = resolve;
  });
  const { url } = await camera((request) => {
    if (request.method === 'TEARDOWN') torn();
    else polite(request);
  });
  await open(url).three;
  // The reply to PLAY has been read with the packets; the session plays from the next turn on.
  await new Promise((resolve) => setImmediate(resolve));
  session?.close();
  await tornDown;
});
