import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Certificates are made with the openssl command; Node itself makes none. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

export interface KeyPair {
  keyFile: string;
  certFile: string;
  /** PEM. */
  key: Buffer;
  cert: Buffer;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function files(folder: string, name: string) {
  return { keyFile: join(folder, `${name}.key`), certFile: join(folder, `${name}.pem`) };
}

const read = ({ keyFile, certFile }: { keyFile: string; certFile: string }): KeyPair => ({
  keyFile,
  certFile,
  key: readFileSync(keyFile),
  cert: readFileSync(certFile),
});

const openssl = (...args: string[]): void => {
  execFileSync('openssl', args, { stdio: 'ignore' });
};

/** A certificate that signs itself: a server's, or an authority's. */
export function selfSigned(folder: string, name: string): KeyPair {
  const pair = files(folder, name);
  const subject = ['-subj', `/CN=${name}`, '-days', '2'];
  openssl('req', '-x509', ...newKey, ...subject, '-keyout', pair.keyFile, '-out', pair.certFile);
  return read(pair);
}

/** A client certificate of an authority. */
export function signedBy(authority: KeyPair, folder: string, name: string): KeyPair {
  const pair = files(folder, name);
  const request = join(folder, `${name}.csr`);
  const extensions = join(folder, `${name}.ext`);
  writeFileSync(extensions, 'extendedKeyUsage=clientAuth\n');
  openssl('req', ...newKey, '-subj', `/CN=${name}`, '-keyout', pair.keyFile, '-out', request);
  const by = ['-CA', authority.certFile, '-CAkey', authority.keyFile, '-CAcreateserial', '-days', '2'];
  openssl('x509', '-req', '-in', request, ...by, '-extfile', extensions, '-out', pair.certFile);
  return read(pair);
}
