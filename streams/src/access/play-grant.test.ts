import { PLAY_GRANT_MAX_S, playGrantVector } from '@fengqiao/contract/play-grant';
import { expect, test } from 'vitest';
import { Access } from './access.ts';
import { Approvals } from './approvals.ts';
import { signPlayGrant } from './play-grant.ts';

const { secret, payload, json, token } = playGrantVector;
const inTime = (payload.expires - 30) * 1000;
const access = new Access({ secret, approvals: new Approvals() });
const verify = (text: string, cameraId = payload.cameraId, nowMs = inTime) =>
  access.read(text, cameraId, nowMs);

test('the shared vector is signed and read as the contract says', () => {
  expect(signPlayGrant(secret, payload)).toBe(token);
  expect(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).toBe(json);
  expect(verify(token)).toEqual(payload);
});

test('a grant for one camera opens no other', () => {
  expect(verify(token, '51190200001310000002')).toBeNull();
});

test('a grant ends when it says, and a life beyond the longest is not believed', () => {
  expect(verify(token, payload.cameraId, payload.expires * 1000 - 1)).toEqual(payload);
  expect(verify(token, payload.cameraId, payload.expires * 1000)).toBeNull();
  expect(verify(token, payload.cameraId, (payload.expires - PLAY_GRANT_MAX_S - 6) * 1000)).toBeNull();
});

test('every single changed character makes it worthless', () => {
  for (let i = 0; i < token.length; i++) {
    const other = token[i] === 'A' ? 'B' : 'A';
    expect(verify(token.slice(0, i) + other + token.slice(i + 1))).toBeNull();
  }
});

test.each([
  ['nothing', ''],
  ['no mac', token.split('.')[0] ?? ''],
  ['two macs', `${token}.${token.split('.')[1]}`],
  ['padding', `${token}=`],
  ['a NUL', `${token}\u0000`],
  ['another secret', signPlayGrant('another-secret-0123456789abcdefgh', payload)],
  ['an unknown field', signAny({ ...payload, admin: true })],
  ['a missing field', signAny({ cameraId: payload.cameraId, expires: payload.expires })],
  ['no object', signAny([payload])],
])('a grant with %s is refused', (_what, text) => {
  expect(verify(text)).toBeNull();
});

test('an approval is carried', () => {
  const approved = { ...payload, approval: 'approval-7' };
  expect(verify(signPlayGrant(secret, approved))).toEqual(approved);
});

/** Signs what the type would not allow. */
function signAny(value: unknown): string {
  const stringify = JSON.stringify;
  try {
    JSON.stringify = () => stringify(value);
    return signPlayGrant(secret, payload);
  } finally {
    JSON.stringify = stringify;
  }
}
