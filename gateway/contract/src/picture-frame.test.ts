import { expect, test } from 'vitest';
import { decodePicture, encodePictureHead, PICTURE_HEAD_BYTES, pictureVector } from './picture-frame.ts';

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const media = bytesOf('deadbeef');

test.each(pictureVector)(
  'a $frame.kind of tile $frame.tile is written and read as the vector says',
  ({ frame, hex }) => {
    expect([...encodePictureHead(frame), ...media]).toEqual([...bytesOf(hex)]);
    expect(decodePicture(bytesOf(hex).buffer)).toEqual({ ...frame, media });
  },
);

test('the media is a view of the message, not a copy', () => {
  const message = bytesOf(pictureVector[1]?.hex ?? '').buffer;
  expect(decodePicture(message)?.media.buffer).toBe(message);
});

test.each([
  ['an empty message', ''],
  ['half a head', '0200000700'],
  ['an unknown kind', `03${'00'.repeat(PICTURE_HEAD_BYTES)}`],
  ['an init segment without codecs', `01${'00'.repeat(PICTURE_HEAD_BYTES - 1)}`],
  ['codecs longer than the message', `01${'00'.repeat(PICTURE_HEAD_BYTES - 1)}ff6176`],
])('%s is none', (_what, hex) => {
  expect(decodePicture(bytesOf(hex).buffer)).toBeNull();
});
