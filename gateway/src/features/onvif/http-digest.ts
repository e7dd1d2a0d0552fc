import { createHash, randomBytes } from 'node:crypto';

const hash = (algorithm: string, text: string): string =>
  createHash(algorithm === 'SHA-256' ? 'sha256' : 'md5')
    .update(text)
    .digest('hex');

/**
 * The `Authorization` header that answers a `WWW-Authenticate: Digest` challenge (RFC 7616); null for a challenge that is none or
 * asks for what we do not speak.
 */
export function digestAuthorization(
  challenge: string,
  { method, path, username, password }: { method: string; path: string; username: string; password: string },
  cnonce = randomBytes(8).toString('hex'),
): string | null {
  if (!/^digest /i.test(challenge)) return null;
  const fields = new Map(
    [...challenge.slice(7).matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)].map(
      ([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? ''] as const,
    ),
  );
  const [realm, nonce, opaque] = [fields.get('realm'), fields.get('nonce'), fields.get('opaque')];
  const algorithm = fields.get('algorithm')?.toUpperCase() ?? 'MD5';
  const offered = fields
    .get('qop')
    ?.split(',')
    .map((each) => each.trim());
  if (realm === undefined || nonce === undefined || !['MD5', 'SHA-256'].includes(algorithm)) return null;
  if (offered !== undefined && !offered.includes('auth')) return null;
  const secret = hash(algorithm, `${username}:${realm}:${password}`);
  const asked = hash(algorithm, `${method}:${path}`);
  const nc = '00000001';
  const response =
    offered === undefined
      ? hash(algorithm, `${secret}:${nonce}:${asked}`)
      : hash(algorithm, `${secret}:${nonce}:${nc}:${cnonce}:auth:${asked}`);
  const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
  return [
    `Digest username=${quoted(username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(path)}`,
    `response="${response}"`,
    `algorithm=${algorithm}`,
    ...(offered === undefined ? [] : ['qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`]),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
  ].join(', ');
}
