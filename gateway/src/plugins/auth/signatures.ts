import { createPublicKey, verify } from 'node:crypto';
import type { PublicKey } from '@fengqiao/contract/terminals';

/** Whether the holder of a P-256 key signed the text (ECDSA with SHA-256, r || s in base64url); false for a key that is none. */
export function isSignedBy(key: PublicKey, text: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes);
  } catch {
    return false; // not a point of the curve
  }
}
