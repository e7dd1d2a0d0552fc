import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** `<FENGQIAO_DATA>/secrets.json`: what `npm start` hands to gateway and streams as their environment. */
export interface Secrets {
  /** Signs play grants. */
  STREAMS_SECRET: string;
  /** 32 bytes in base64. */
  SEAL_KEY: string;
  /** Keys that still open while they are being replaced, separated by commas. */
  SEAL_KEYS_OLD?: string;
}

export const secretsFile = (dataFolder: string): string => join(dataFolder, 'secrets.json');

/** Reads the file. Throws in words when there is none. */
export async function readSecrets(file: string): Promise<Secrets> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === 'ENOENT'
        ? `There is no ${file}: npm start makes it. Keys in the environment are changed there (SEAL_KEY, SEAL_KEYS_OLD).`
        : `${file} cannot be read: ${error.message}`,
    );
  });
  return JSON.parse(text) as Secrets;
}

/** Writes a file for the owner's eyes only: whole and on disk, or not at all. */
export async function writeSecrets(file: string, secrets: Secrets): Promise<void> {
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(secrets, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}

export const newSealKey = (): string => randomBytes(32).toString('base64');
export const newStreamsSecret = (): string => randomBytes(32).toString('base64url');

/** The keys of a secrets file or environment, the current one first. Throws when one is none. */
export function sealKeysOf({
  SEAL_KEY,
  SEAL_KEYS_OLD = '',
}: Pick<Secrets, 'SEAL_KEY' | 'SEAL_KEYS_OLD'>): Buffer[] {
  return [SEAL_KEY, ...SEAL_KEYS_OLD.split(',')]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) throw new Error('a seal key must be 32 random bytes in base64');
      return Buffer.from(text, 'base64');
    });
}
