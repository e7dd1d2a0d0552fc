import { expect, test } from 'vitest';
import { parseCameraSource } from './camera-source.ts';

test('a user name and password in the address are taken out of it', () => {
  expect(
    parseCameraSource({ url: 'rtsp://admin:p%40ss@10.0.0.1:554/Streaming/Channels/101?x=1' }),
  ).toMatchObject({
    url: 'rtsp://10.0.0.1:554/Streaming/Channels/101?x=1',
    username: 'admin',
    password: 'p@ss',
  });
});

test('those given beside the address count more', () => {
  const source = parseCameraSource({ url: 'rtsp://a:b@10.0.0.1/x', username: 'viewer', password: 'word' });
  expect(source).toMatchObject({ url: 'rtsp://10.0.0.1/x', username: 'viewer', password: 'word' });
});

test('the small stream’s address is cleaned too, and shares the login', () => {
  expect(
    parseCameraSource({ url: 'rtsp://10.0.0.1/main', subUrl: 'rtsp://admin:p%40ss@10.0.0.1/sub' }),
  ).toMatchObject({
    url: 'rtsp://10.0.0.1/main',
    subUrl: 'rtsp://10.0.0.1/sub',
    username: 'admin',
    password: 'p@ss',
  });
});

test.each([
  ['no object', null],
  ['no address', {}],
  ['another scheme', { url: 'http://10.0.0.1/' }],
  ['a line break in the address', { url: 'rtsp://10.0.0.1/x\r\nAuthorization: secret' }],
  ['a line break in the password', { url: 'rtsp://10.0.0.1/x', password: 'secret\r\n' }],
  ['a NUL in the user name', { url: 'rtsp://10.0.0.1/x', username: 'secret\u0000' }],
  ['a broken escape', { url: 'rtsp://secret%zz:x@10.0.0.1/x' }],
  ['a port that is none', { url: 'rtsp://secret:x@10.0.0.1:99999/x' }],
  ['a broken escape in the small stream’s', { url: 'rtsp://10.0.0.1/', subUrl: 'rtsp://secret%zz@h/x' }],
  ['an unknown field', { url: 'rtsp://10.0.0.1/x', pasword: 'secret' }],
])('%s is refused without repeating a value', (_what, body) => {
  expect(() => parseCameraSource(body)).toThrowError(expect.objectContaining({ status: 422 }));
  try {
    parseCameraSource(body);
  } catch (error) {
    expect(String(error)).not.toContain('secret');
  }
});
