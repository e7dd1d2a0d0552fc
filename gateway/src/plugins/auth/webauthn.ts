import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server';

/** Loaded when somebody has an authenticator: its certificates take a tenth of a second that every start would wait. */
const library = () => import('@simplewebauthn/server');

/** What is kept of an authenticator's credential. */
export interface StoredCredential {
  id: string;
  /** COSE key in base64url. */
  publicKey: string;
  /** Rises with each use, where the authenticator counts. */
  counter: number;
}

/**
 * The credential that an authenticator has made over a challenge text, for a page of `origin` (it signs that as well). Throws with
 * the reason when it does not hold.
 */
export async function verifyRegistration(
  registration: unknown,
  challenge: string,
  origin: string,
): Promise<StoredCredential> {
  const { verifyRegistrationResponse } = await library();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: registration as RegistrationResponseJSON,
    expectedChallenge: base64url(challenge),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: false, // it stands for the machine; the password stands for the person
  });
  if (!verified) throw new Error('the attestation does not hold');
  const { id, publicKey, counter } = registrationInfo.credential;
  return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
}

/** The credential with its new counter when the assertion over a challenge text holds; null when not. */
export async function verifyAssertion(
  assertion: unknown,
  credential: StoredCredential,
  challenge: string,
  origin: string,
): Promise<StoredCredential | null> {
  const known: WebAuthnCredential = {
    id: credential.id,
    publicKey: new Uint8Array(Buffer.from(credential.publicKey, 'base64url')),
    counter: credential.counter,
  };
  const { verifyAuthenticationResponse } = await library();
  try {
    const response = assertion as AuthenticationResponseJSON;
    if (response.id !== credential.id) return null;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: base64url(challenge),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      credential: known,
      requireUserVerification: false,
    });
    return verified ? { ...credential, counter: authenticationInfo.newCounter } : null;
  } catch {
    return null; // malformed, or another challenge, origin or counter
  }
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url');
