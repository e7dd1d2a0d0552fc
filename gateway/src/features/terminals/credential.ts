import { type Enrolment, enrolMessage, type TerminalKind } from '@fengqiao/contract/terminals';
import { isSignedBy } from '../../plugins/auth/signatures.ts';
import { verifyRegistration } from '../../plugins/auth/webauthn.ts';
import { AppError } from '../../plugins/errors.ts';

/** Where an enrolment comes from. */
export interface EnrolmentOrigin {
  /** Of the page, e.g. `https://centre.example`. */
  origin: string;
  /** Fingerprint of the connection's client certificate. */
  certificate: string | null;
}

/** What is kept of a machine that has shown that it holds its key. Throws `terminal.badKey`. */
export async function provenCredential(
  kind: TerminalKind,
  { nonce, publicKey, signature, registration }: Enrolment,
  from: EnrolmentOrigin,
): Promise<object> {
  const message = enrolMessage(nonce);
  switch (kind) {
    case 'certificate':
      if (from.certificate === null) throw new AppError('terminal.badKey', 'it has no client certificate');
      return { fingerprint: from.certificate };
    case 'webauthn':
      return verifyRegistration(registration, message, from.origin).catch((error: Error) => {
        throw new AppError('terminal.badKey', error.message);
      });
    case 'key':
      if (publicKey === undefined || signature === undefined)
        throw new AppError('terminal.badKey', 'publicKey and signature are missing');
      if (!isSignedBy(publicKey, message, signature))
        throw new AppError('terminal.badKey', 'the signature is not of this key');
      return { kty: publicKey.kty, crv: publicKey.crv, x: publicKey.x, y: publicKey.y };
  }
}
