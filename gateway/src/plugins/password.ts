import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { FewAtATime } from './few-at-a-time.ts';

/** OWASP's first choice for argon2id (the default of this library): 19 MiB, two passes, one lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * The thread pool has four threads for everything: files, names, the keys of new sessions with the database. When a shift logs in at
 * once, hashes would stand before all of that, and the database would seem to be away.
 */
const inTurn = new FewAtATime(availableParallelism() > 2 ? 3 : 2);

/** Argon2id in PHC text form; runs in the thread pool. */
export const hashPassword = (password: string): Promise<string> => inTurn.run(() => hash(password, settings));

/** Whether the password belongs to the hash; false as well when the hash is not one. */
export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  inTurn.run(() => verify(passwordHash, password).catch(() => false));
