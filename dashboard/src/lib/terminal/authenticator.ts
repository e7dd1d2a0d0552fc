import { ApiError } from '../api.ts';

type Browser = typeof import('@simplewebauthn/browser');

/**
 * Asks the machine's authenticator (TPM, security key). Throws `ApiError` with `terminal.noAuthenticator`: there is none, nobody
 * touched it in time, or the page was opened by an IP address, for which browsers give out no credentials.
 */
async function ask<T>(question: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await import('@simplewebauthn/browser');
  return question(browser).catch((error: unknown) => {
    throw new ApiError(0, { code: 'terminal.noAuthenticator', message: String(error) });
  });
}

const timeout = 60_000;
const rpId = () => location.hostname;
/** The authenticator stands for the machine; the password stands for the person. */
const userVerification = 'discouraged';

/** A new credential over the challenge (base64url). */
export const newCredential = (challenge: string, userId: string) =>
  ask(({ startRegistration }) =>
    startRegistration({
      optionsJSON: {
        challenge,
        rp: { id: rpId(), name: 'Fengqiao' },
        user: { id: userId, name: rpId(), displayName: rpId() },
        // ES256 and RS256: what Windows Hello and security keys have.
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'discouraged', userVerification },
        attestation: 'none',
        timeout,
      },
    }),
  );

/** The credential's answer to the challenge (base64url). */
export const assertion = (challenge: string, credentialId: string) =>
  ask(({ startAuthentication }) =>
    startAuthentication({
      optionsJSON: {
        challenge,
        rpId: rpId(),
        allowCredentials: [{ type: 'public-key', id: credentialId }],
        userVerification,
        timeout,
      },
    }),
  );
