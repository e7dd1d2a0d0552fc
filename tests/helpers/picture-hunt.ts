import { request } from 'node:http';

/** What an attempt to get a picture got. */
export interface Loot {
  /** What was asked, without the grant in it. */
  asked: string;
  /** HTTP status; 0 = the line was cut; 101 = another protocol was agreed to. */
  status: number;
  body: Buffer;
}

/** Sends a path as it stands (`fetch` would tidy it up) and takes all that comes. */
export function take(
  base: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Loot> {
  const { hostname, port } = new URL(base);
  const asked = `${method} ${path.replace(/[\w-]{40,}\.[\w-]{43}/, '<grant>')}`;
  return new Promise((resolve) => {
    const lost = (): void => resolve({ asked, status: 0, body: Buffer.alloc(0) });
    const sent = request({ hostname, port, path, method, headers, timeout: 15_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', lost);
      response.on('end', () =>
        resolve({ asked, status: response.statusCode ?? 0, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve({ asked, status: 101, body: Buffer.alloc(0) });
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', lost);
    sent.end(method === 'PUT' || method === 'PATCH' || method === 'POST' ? body : undefined);
  });
}

const imageMagic = [
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from('\x89PNG', 'latin1'),
  Buffer.from('GIF8'),
  Buffer.from('RIFF'),
];
const boxTypes = ['ftyp', 'styp', 'moof', 'mdat', 'moov'];

/** What there is of a picture in an answer, or the way to one: a playlist, a box of MP4, an image, a camera's address; else null. */
export function pictureIn(body: Uint8Array | string): string | null {
  const bytes = Buffer.from(body as Uint8Array);
  if (imageMagic.some((magic) => bytes.subarray(0, magic.length).equals(magic))) return 'an image';
  const text = bytes.toString('latin1');
  if (text.includes('#EXTM3U')) return 'a playlist';
  if (/rtsps?:\/\//.test(text)) return 'the address of a camera';
  const box = boxTypes.find(
    (type) => bytes.subarray(4, 8).equals(Buffer.from(type)) || text.includes(`\0${type}`),
  );
  return box === undefined ? null : `a box of MP4 (${box})`;
}
