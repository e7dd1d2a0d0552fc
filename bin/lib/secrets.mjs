import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Secrets of this installation, made at the first start and kept in `<data>/secrets.json` (0600). */
export async function readOrMakeSecrets(dataDir) {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'secrets.json');
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw new Error(`${file} cannot be read: ${error.message}`);
  }
  const secrets = {
    STREAMS_SECRET: randomBytes(32).toString('base64url'),
    SEAL_KEY: randomBytes(32).toString('base64'),
  };
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return secrets;
}
