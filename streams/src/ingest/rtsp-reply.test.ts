import { expect, test } from 'vitest';
import { interleavedChannels, normaliseReply, sessionTimeoutS } from './rtsp-reply.ts';

const reply = (head: string, body = ''): string | undefined =>
  normaliseReply(head.replaceAll('\n', '\r\n'), Buffer.from(body))?.toString();

test('headers are spelt the way node-media-server looks them up', () => {
  expect(reply('RTSP/1.0 200 OK\ncseq: 3\nsession:  7;timeout=60\ncontent-length: 2', 'v=')).toBe(
    'RTSP/1.0 200 OK\r\nCSeq: 3\r\nSession: 7;timeout=60\r\nContent-Length: 2\r\n\r\nv=',
  );
});

test('a status without a reason phrase is still a status', () => {
  expect(reply('RTSP/1.0 200\nCSeq: 1')).toBe('RTSP/1.0 200 Unknown\r\nCSeq: 1\r\n\r\n');
});

test('of several challenges the one that keeps the password off the wire is answered', () => {
  const both = reply(
    'RTSP/1.0 401 Unauthorized\nCSeq: 2\nWWW-Authenticate: Digest realm="a", nonce="b"\nwww-authenticate: Basic realm="a"',
  );
  expect(both).toContain('WWW-Authenticate: Digest realm="a", nonce="b"');
  expect(both).not.toContain('Basic');
});

test('a digest algorithm that is not spoken gives way to one that is', () => {
  const both = reply(
    'RTSP/1.0 401 Unauthorized\nCSeq: 2\nWWW-Authenticate: Digest realm="a", nonce="b", algorithm=SHA-256\nWWW-Authenticate: Digest realm="a", nonce="c", algorithm=MD5',
  );
  expect(both).toContain('nonce="c"');
});

test('a request of the camera is not a reply', () => {
  expect(reply('OPTIONS rtsp://x RTSP/1.0\nCSeq: 1')).toBeUndefined();
});

test('the channels are those the camera chose', () => {
  expect(interleavedChannels('RTP/AVP/TCP;unicast;interleaved=4-5;ssrc=1')).toEqual({ rtp: 4, rtcp: 5 });
  expect(interleavedChannels('RTP/AVP/TCP;interleaved=2')).toEqual({ rtp: 2, rtcp: 3 });
  expect(interleavedChannels('RTP/AVP;unicast;client_port=5000-5001')).toBeNull();
  expect(interleavedChannels(undefined)).toBeNull();
});

test('the session time-out is read, and 60 s when the camera says none', () => {
  expect(sessionTimeoutS('12345;timeout=30')).toBe(30);
  expect(sessionTimeoutS('12345')).toBe(60);
  expect(sessionTimeoutS('12345;timeout=0')).toBe(60);
});
