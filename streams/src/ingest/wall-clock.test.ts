import { expect, test } from 'vitest';
import { WallClock } from './wall-clock.ts';

const T0 = 1_700_000_000_000;

test('without reports the packet that came with the least delay sets the time', () => {
  const clock = new WallClock();
  const track = clock.track(90_000);
  track.arrived(0, T0 + 80);
  track.arrived(9000, T0 + 100);
  track.arrived(18_000, T0 + 260);
  expect(Math.round(track.wallMs(18_000))).toBe(T0 + 200);
  expect(clock.source).toBe('arrival');
});

test('a camera whose clock is right is believed to the millisecond', () => {
  const clock = new WallClock();
  const track = clock.track(90_000);
  track.arrived(track.unwrap(90_000), T0 + 40);
  track.reported({ ssrc: 1, ntpMs: T0, rtpTimestamp: 90_000 }, T0 + 45);
  expect(track.wallMs(99_000)).toBe(T0 + 100);
  expect(clock.source).toBe('camera');
});

test('a camera whose clock is an hour off is read by arrival, but sound and picture stay together', () => {
  const clock = new WallClock();
  const video = clock.track(90_000);
  const audio = clock.track(16_000);
  const hour = 3_600_000;
  video.arrived(video.unwrap(0), T0 + 50);
  audio.arrived(audio.unwrap(0), T0 + 250);
  video.reported({ ssrc: 1, ntpMs: T0 - hour, rtpTimestamp: 0 }, T0 + 50);
  audio.reported({ ssrc: 2, ntpMs: T0 - hour + 30, rtpTimestamp: 0 }, T0 + 60);
  expect(clock.source).toBe('arrival');
  expect(audio.wallMs(0) - video.wallMs(0)).toBe(30);
  expect(Math.abs(video.wallMs(0) - T0)).toBeLessThan(100);
});

test('until every track has a report none of them counts', () => {
  const clock = new WallClock();
  const video = clock.track(90_000);
  clock.track(16_000);
  video.arrived(video.unwrap(0), T0 + 50);
  video.reported({ ssrc: 1, ntpMs: T0, rtpTimestamp: 0 }, T0 + 50);
  expect(video.wallMs(0)).toBe(T0 + 50);
});

test('after a jump of the timestamps the old report no longer counts', () => {
  const clock = new WallClock();
  const track = clock.track(90_000);
  track.arrived(track.unwrap(0), T0);
  track.reported({ ssrc: 1, ntpMs: T0, rtpTimestamp: 0 }, T0);
  const far = track.unwrap(900_000_000);
  track.arrived(far, T0 + 100);
  expect(track.wallMs(far)).toBe(T0 + 100);
});

test('a clock that is set while the camera sends is read by arrival until it is right again', () => {
  const clock = new WallClock();
  const track = clock.track(90_000);
  const at = (second: number, ntpMs: number): number => {
    const ticks = second * 90_000;
    track.arrived(track.unwrap(ticks), T0 + second * 1000);
    track.reported({ ssrc: 1, ntpMs, rtpTimestamp: ticks }, T0 + second * 1000);
    return track.wallMs(ticks) - (T0 + second * 1000);
  };
  expect(at(1, T0 + 1000)).toBe(0);
  expect(at(2, T0 + 3_600_000)).toBe(0);
  expect(clock.source).toBe('arrival');
  expect(at(3, T0 + 3000)).toBe(0);
  expect(clock.source).toBe('camera');
});

test('timestamps that step back some seconds begin a new mapping: no picture seems old', () => {
  const clock = new WallClock();
  const track = clock.track(90_000);
  track.arrived(track.unwrap(900_000), T0);
  track.arrived(track.unwrap(450_000), T0 + 66);
  expect(track.wallMs(450_000)).toBe(T0 + 66);
});
