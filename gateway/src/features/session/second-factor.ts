import type { SecondFactorOffer } from '@fengqiao/contract/accounts';
import { useSecondFactorStep } from '@fengqiao/db/queries/second-factors';
import { Secret, TOTP } from 'otpauth';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { type SealKeys, seal, unseal } from '../../plugins/seal.ts';

const stepMs = 30_000;
const secretBytes = 20;
/** A phone whose clock is half a minute off still works. */
const window = 1;

/** Time-based codes (RFC 6238) whose secrets are stored sealed, each bound to its account. */
export class SecondFactors {
  readonly #sealKey: SealKeys | null;

  /** Without a key nothing can be offered or checked. */
  constructor(sealKey: SealKeys | null) {
    this.#sealKey = sealKey;
  }

  /** A new secret, for the person and for the database. Throws `secondFactor.unavailable`. */
  make(account: string): { offer: SecondFactorOffer; sealed: Buffer } {
    if (this.#sealKey === null) throw new AppError('secondFactor.unavailable');
    const secret = new Secret({ size: secretBytes });
    const offer = { uri: totp(secret, account).toString(), secret: secret.base32 };
    return { offer, sealed: seal(this.#sealKey, offer.secret, boundTo(account)) };
  }

  /** Uses a code up; false when it is wrong, or when it or a later one was used. Throws `secondFactor.unavailable`. */
  async use(
    tx: Client,
    account: { id: number; account: string },
    sealed: Buffer | null,
    code: string,
  ): Promise<boolean> {
    const step = this.#stepOf(account.account, sealed, code);
    return step !== null && (await useSecondFactorStep(tx, account.id, step));
  }

  #stepOf(account: string, sealed: Buffer | null, code: string): number | null {
    if (sealed === null) return null;
    const secret = this.#open(account, sealed);
    const now = Date.now();
    const delta = totp(secret, account).validate({ token: code, timestamp: now, window });
    return delta === null ? null : Math.floor(now / stepMs) + delta;
  }

  #open(account: string, sealed: Buffer): Secret {
    if (this.#sealKey === null) throw new AppError('secondFactor.unavailable');
    try {
      return Secret.fromBase32(unseal<string>(this.#sealKey, sealed, boundTo(account)));
    } catch {
      throw new AppError('secondFactor.unavailable'); // sealed with another key, or for another account
    }
  }
}

const totp = (secret: Secret, account: string): TOTP =>
  new TOTP({ issuer: 'Fengqiao', label: account, secret, digits: 6, period: stepMs / 1000 });

const boundTo = (account: string): string => `second-factor:${account}`;
