import type { SdpMedia } from 'node-media-server/src/session/rtsp_client_session.js';
import { expect, test } from 'vitest';
import { readVideoInfo } from '../fmp4/video-info.ts';
import { CameraTracks } from './camera-tracks.ts';
import { pictureNals, rtpPacket, stapA } from './rtp.sample.ts';
import { chooseTracks } from './sdp-tracks.ts';

const media = (more: Partial<SdpMedia> = {}): SdpMedia => ({
  type: 'video',
  payloadType: 96,
  payloadTypes: [96],
  codec: 'H264',
  clockRate: 90_000,
  channels: 0,
  fmtp: {},
  control: '',
  ...more,
});

/** A connection whose packets are made here, and what came out of it. */
function connection(...described: SdpMedia[]) {
  const heights: number[] = [];
  const said: { dropped: string[]; audio: boolean }[] = [];
  let pictures = 0;
  const tracks = new CameraTracks({
    opened: (audio, dropped) => said.push({ dropped, audio: audio !== undefined }),
    videoFormat: (format) => heights.push(readVideoInfo(format).height),
    video: () => pictures++,
    audio: () => {},
  });
  tracks.open(chooseTracks({ attributes: {}, media: described }));
  let sequence = 0;
  const send = (...payloads: Buffer[]): void => {
    const timestamp = sequence * 6000;
    payloads.forEach((payload, i) => {
      const marker = i === payloads.length - 1;
      tracks.rtp('video', rtpPacket({ sequence: sequence++, timestamp, marker }, payload));
    });
  };
  return { tracks, heights, said, send, pictures: () => pictures };
}
const [SPS = Buffer.of(), PPS = Buffer.of(), IDR = Buffer.of()] = pictureNals('h264', true);
const [SLICE = Buffer.of()] = pictureNals('h264', false);

test('a camera that never sends its parameter sets lacks just these, however many key frames come', () => {
  const { tracks, send, pictures } = connection(media());
  expect(tracks.lacks).toBe('parameter-sets');
  for (let i = 0; i < 3; i++) send(IDR);
  send(stapA(PPS), IDR);
  expect(tracks.lacks).toBe('parameter-sets');
  expect([pictures(), tracks.counters.droppedFrames]).toEqual([0, 4]);
  send(stapA(SPS, PPS), IDR);
  send(SLICE);
  expect(tracks.lacks).toBeUndefined();
  expect(pictures()).toBe(2);
});

test('a camera that sends no key frame lacks a key frame', () => {
  const { tracks, send } = connection(
    media({ fmtp: { 'sprop-parameter-sets': `${SPS.toString('base64')},${PPS.toString('base64')}` } }),
  );
  send(stapA(SPS, PPS), IDR);
  tracks.rtp('video', rtpPacket({ sequence: 99, timestamp: 90_000, marker: true }, SLICE));
  expect(tracks.lacks).toBe('key-frame');
});

test('packets of interleaved mode end the connection with a word, after a while and without a picture only', () => {
  const fuB = Buffer.from('7d8500010203', 'hex');
  const never = connection(media());
  expect(() => {
    for (let i = 0; i < 60; i++) never.send(fuB);
  }).toThrow(/packets of a kind that is not relayed/);
  const once = connection(media());
  once.send(stapA(SPS, PPS), IDR);
  for (let i = 0; i < 60; i++) once.send(fuB);
  once.send(IDR);
  expect(once.pictures()).toBe(2);
  expect(() => connection(media({ fmtp: { 'packetization-mode': '2' } }))).toThrow(/interleaved/);
});

test('sound of other kinds is left out and said', () => {
  const sound = (codec: string, payloadType: number, fmtp = {}): SdpMedia =>
    media({ type: 'audio', codec, payloadType, fmtp });
  const { said } = connection(
    media(),
    sound('PCMA', 8),
    sound('', 0),
    sound('MP4A-LATM', 98),
    sound('MPEG4-GENERIC', 99, { config: '2b92' }),
  );
  expect(said).toEqual([
    {
      audio: false,
      dropped: [
        'audio PCMA is not relayed',
        'audio PCMU is not relayed',
        'audio MP4A-LATM is not relayed',
        'audio AAC of this kind is not relayed',
      ],
    },
  ]);
});
