import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { insertReportKey, reportKey } from '@fengqiao/db/queries/report-keys';
import type { Pool } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { type SealKeys, seal, unseal } from '../../plugins/seal.ts';

/** What a private key is bound to when it is sealed. */
const bindingOf = (n: number): string => `report:${n}`;

export interface SigningKey {
  publicKey: string;
  madeAt: Date;
  /** Ed25519 over the 64 characters of a file's SHA-256, base64url. */
  sign(sha256: string): string;
}

/** The key of the installation that signs files; made when the first file is. Throws `report.noKey` without SEAL_KEY. */
export async function signingKey(pool: Pool, sealKey: SealKeys | null): Promise<SigningKey> {
  if (sealKey === null) throw new AppError('report.noKey');
  const found = (await reportKey(pool)) ?? (await makeKey(pool, sealKey));
  const der = Buffer.from(unseal<string>(sealKey, found.privateSealed, bindingOf(found.n)), 'base64');
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { publicKey: found.publicKey, madeAt: found.madeAt, sign: (sha256) => signatureOf(key, sha256) };
}

async function makeKey(pool: Pool, sealKey: SealKeys) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  await insertReportKey(pool, {
    n: 1,
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    privateSealed: seal(sealKey, der, bindingOf(1)),
  });
  // That of another gateway, when it was quicker.
  const made = await reportKey(pool);
  if (made === null) throw new Error('the key of the reports was not kept');
  return made;
}

const signatureOf = (key: KeyObject, sha256: string): string =>
  sign(null, Buffer.from(sha256, 'ascii'), key).toString('base64url');
