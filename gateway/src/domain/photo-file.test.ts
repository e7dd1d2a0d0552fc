import { expect, test } from 'vitest';
import { cleanPhoto } from './photo-file.ts';

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const frame = (width: number, height: number): Buffer => {
  const body = Buffer.alloc(15);
  body.writeUInt16BE(height, 1);
  body.writeUInt16BE(width, 3);
  return segment(0xc0, body);
};
const jpeg = (width: number, height: number, extra: Buffer[] = []): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...extra,
    frame(width, height),
    segment(0xda, Buffer.alloc(10)),
    Buffer.from('picture'),
    Buffer.from([0xff, 0xd9]),
  ]);

const chunk = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length, 0);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, body, Buffer.alloc(4)]);
};
const png = (width: number, height: number, extra: Buffer[] = []): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...extra,
    chunk('IDAT', Buffer.from('pixels')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

test('where and with what a photograph was taken does not reach the board', () => {
  const exif = segment(0xe1, Buffer.from('Exif GPS 31.86 N 106.75 E'));
  const comment = segment(0xfe, Buffer.from('by somebody'));
  expect(cleanPhoto(jpeg(600, 800, [exif, comment]))).toEqual({
    type: 'image/jpeg',
    bytes: jpeg(600, 800),
    width: 600,
    height: 800,
  });
  expect(cleanPhoto(png(600, 800, [chunk('tEXt', Buffer.from('Author somebody'))]))).toMatchObject({
    bytes: png(600, 800),
  });
});

test('what is no photograph, is cut off, or is too small or too large is refused by name', () => {
  expect(cleanPhoto(Buffer.from('<svg onload=alert(1)>'))).toBe('type');
  expect(cleanPhoto(jpeg(600, 800).subarray(0, 20))).toBe('broken');
  expect(cleanPhoto(png(600, 800).subarray(0, 40))).toBe('broken');
  expect(cleanPhoto(jpeg(90, 800))).toBe('small');
  expect(cleanPhoto(png(6_000, 800))).toBe('large');
});

test('what is written behind the picture goes', () => {
  const more = Buffer.concat([jpeg(600, 800), Buffer.from('PK another file')]);
  expect(cleanPhoto(more)).toMatchObject({ bytes: jpeg(600, 800) });
});
