import { beforeAll, expect, test } from 'vitest';
import { checkFile, type Signed } from './check-file.ts';

const { subtle } = globalThis.crypto;
const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const base64 = (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer)));
const base64url = (buffer: ArrayBuffer): string =>
  base64(buffer).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const hex = (buffer: ArrayBuffer): string =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const newKey = async () => (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;

async function signedBy({ privateKey }: CryptoKeyPair, file: ArrayBuffer): Promise<Signed> {
  const sha256 = hex(await subtle.digest('SHA-256', file));
  return { sha256, signature: base64url(await subtle.sign('Ed25519', privateKey, bytes(sha256))) };
}

const file = bytes('quarterly');
let pem = '';
let signed: Signed;
let forged: Signed;
beforeAll(async () => {
  const own = await newKey();
  pem = `-----BEGIN PUBLIC KEY-----\n${base64(await subtle.exportKey('spki', own.publicKey))}\n-----END PUBLIC KEY-----\n`;
  signed = await signedBy(own, file);
  forged = await signedBy(await newKey(), file);
});

test('a file as it was signed is right in both', async () => {
  expect(await checkFile(file, signed, pem)).toEqual({ hash: 'right', signature: 'right' });
});

test('a file in which one letter was changed is wrong in both', async () => {
  expect(await checkFile(bytes('Quarterly'), signed, pem)).toEqual({ hash: 'wrong', signature: 'wrong' });
});

test('a signature of another installation is wrong although the hash is right', async () => {
  expect(await checkFile(file, forged, pem)).toEqual({ hash: 'right', signature: 'wrong' });
});

test('a key that the browser cannot read is no proof of anything', async () => {
  expect(await checkFile(file, signed, 'no key')).toEqual({ hash: 'right', signature: 'unable' });
});
