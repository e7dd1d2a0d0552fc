import type { SdpMedia } from 'node-media-server/src/session/rtsp_client_session.js';
import { expect, test } from 'vitest';
import { AacDepayloader, aacFormat } from './aac.ts';

const media = (fmtp: Record<string, string>): SdpMedia => ({
  type: 'audio',
  payloadType: 97,
  payloadTypes: [97],
  codec: 'MPEG4-GENERIC',
  clockRate: 16_000,
  channels: 1,
  fmtp,
  control: '',
});
const HBR = { sizeLength: '13', indexLength: '3', indexDeltaLength: '3', config: '1408' };

function listen(fmtp: Record<string, string>) {
  const frames: string[] = [];
  const described = media(fmtp);
  const format = aacFormat(described);
  if (format === undefined) throw new Error('no format');
  const depayloader = new AacDepayloader(described, format, (data, timestamp) =>
    frames.push(`${timestamp}:${data.toString('hex')}`),
  );
  const send = (sequence: number, timestamp: number, hex: string): void =>
    depayloader.push({
      payloadType: 97,
      marker: true,
      sequence,
      timestamp,
      ssrc: 1,
      payload: Buffer.from(hex, 'hex'),
    });
  return { frames, send };
}

test('the config says rate, channels and frame length', () => {
  expect(aacFormat(media({ config: '1408' }))).toMatchObject({
    sampleRate: 16_000,
    channels: 1,
    frameLength: 1024,
  });
  expect(aacFormat(media({ config: '1190' }))).toMatchObject({ sampleRate: 48_000, channels: 2 });
});

test('kinds of AAC that are not packed are not announced', () => {
  for (const config of ['', '14', '0c08', '1780', '1400'])
    expect(aacFormat(media({ config }))).toBeUndefined();
});

test('several frames in one packet follow each other by their length', () => {
  const { frames, send } = listen(HBR);
  send(1, 5000, '0020001000180102030405');
  expect(frames).toEqual(['5000:0102', '6024:030405']);
});

test('one frame over two packets is put together', () => {
  const { frames, send } = listen(HBR);
  send(1, 5000, '001000200102');
  send(2, 5000, '001000200304');
  expect(frames).toEqual(['5000:01020304']);
});

test('a frame that lost a piece is not sent on', () => {
  const { frames, send } = listen(HBR);
  send(1, 5000, '001000200102');
  send(3, 6024, '00100010aabb');
  expect(frames).toEqual(['6024:aabb']);
});

test('packets cut short are dropped', () => {
  const { frames, send } = listen(HBR);
  for (const [i, hex] of ['', '00', '0010', '001000', '00100000'].entries()) send(i, 0, hex);
  expect(frames).toEqual([]);
});

test('low bit rate mode has narrower headers, and later headers may have their own width', () => {
  const lbr = listen({ sizelength: '6', indexlength: '2', indexdeltalength: '2', config: '1408' });
  lbr.send(1, 0, '00100804aabbcc');
  expect(lbr.frames).toEqual(['0:aabb', '1024:cc']);
  const uneven = listen({ sizelength: '13', indexlength: '3', indexdeltalength: '11', config: '1408' });
  // 13 + 3 and 13 + 11 bits: two bytes, then one.
  uneven.send(1, 0, '002800100008000102aa');
  expect(uneven.frames).toEqual(['0:0102', '1024:aa']);
});

test('a frame whose rest never comes gives way to the next one', () => {
  const { frames, send } = listen(HBR);
  send(1, 5000, '001000200102');
  send(2, 6024, '001000200506');
  send(3, 6024, '001000200708');
  expect(frames).toEqual(['6024:05060708']);
});
