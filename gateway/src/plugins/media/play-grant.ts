import { createHmac } from 'node:crypto';
import type { PlayGrantPayload } from '@fengqiao/contract/play-grant';

/** The grant as it stands in a picture's path; its form is described in the contract. */
export function signPlayGrant(secret: string, payload: PlayGrantPayload): string {
  const { cameraId, session, terminal, expires, approval, from, to } = payload;
  const encoded = Buffer.from(
    JSON.stringify({ cameraId, session, terminal, expires, approval, from, to }),
  ).toString('base64url');
  const mac = createHmac('sha256', secret).update(encoded).digest('base64url');
  return `${encoded}.${mac}`;
}
