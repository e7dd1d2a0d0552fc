import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id (the default of this library): 19 MiB, two passes, one lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id in PHC text form; runs in the thread pool. */
export const hashPassword = (password: string): Promise<string> => hash(password, settings);

/** Whether the password belongs to the hash; false as well when the hash is not one. */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password).catch(() => false);
}
