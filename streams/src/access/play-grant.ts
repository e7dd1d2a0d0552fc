import { createHmac, timingSafeEqual } from 'node:crypto';
import { PLAY_GRANT_PATTERN, PlayGrantPayload } from '@fengqiao/contract/play-grant';
import { Compile } from 'typebox/compile';

const shape = new RegExp(PLAY_GRANT_PATTERN);
const payloads = Compile(PlayGrantPayload);

const macOf = (secret: string, payload: string): Buffer =>
  createHmac('sha256', secret).update(payload).digest();

/** The grant's text for a URL path. The gateway has its own: this one is for tools and tests of the node. */
export function signPlayGrant(secret: string, payload: PlayGrantPayload): string {
  const { cameraId, session, terminal, expires, approval, from, to } = payload;
  const json = JSON.stringify({ cameraId, session, terminal, expires, approval, from, to });
  const encoded = Buffer.from(json).toString('base64url');
  return `${encoded}.${macOf(secret, encoded).toString('base64url')}`;
}

/**
 * The payload of a grant that is genuine and for this camera, whether it is in time or not (see `Access`); else `null`: the caller gets
 * no hint which of them it was.
 */
export function readPlayGrant(secret: string, token: string, cameraId: string): PlayGrantPayload | null {
  if (!shape.test(token)) return null;
  const [encoded = '', mac = ''] = token.split('.');
  const given = Buffer.from(mac, 'base64url');
  const expected = macOf(secret, encoded);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  // A second spelling of the same bytes would be a second URL for one grant.
  if (given.toString('base64url') !== mac) return null;
  const payload = parse(encoded);
  return payload?.cameraId === cameraId ? payload : null;
}

function parse(encoded: string): PlayGrantPayload | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return payloads.Check(value) ? value : null;
  } catch {
    return null;
  }
}
