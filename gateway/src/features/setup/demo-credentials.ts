import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';

export interface DemoAccount {
  account: string;
  password: string;
  role: string;
  areaCode: string;
}

/** `<FENGQIAO_DATA>/demo-credentials.json`; its shape is fixed outside. */
export interface DemoCredentials {
  url: string;
  sourceKey: string;
  accounts: DemoAccount[];
}

/** What an earlier run wrote; null when there is none. Throws when the file is there and cannot be read. */
export async function readCredentials(file: string): Promise<DemoCredentials | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : (JSON.parse(text) as DemoCredentials);
}

/** Writes the file for the owner's eyes only, whole or not at all. */
export async function writeCredentials(file: string, credentials: DemoCredentials): Promise<void> {
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(temporary, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(temporary, 0o600);
  await rename(temporary, file);
}

/** 16 characters, 96 bits. */
export const randomPassword = (): string => randomBytes(12).toString('base64url');
export const randomKey = (): string => randomBytes(32).toString('base64url');
