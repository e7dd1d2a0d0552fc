import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('are known by their hash, which is another one each time', async () => {
    const [one, other] = await Promise.all([
      hashPassword('maple bridge 41'),
      hashPassword('maple bridge 41'),
    ]);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, 'maple bridge 41')).toBe(true);
    expect(await verifyPassword(one, 'maple bridge 42')).toBe(false);
    expect(await verifyPassword('no hash at all', 'maple bridge 41')).toBe(false);
  });

  it('of a whole shift that logs in at once do not stand before what else needs a thread', async () => {
    let hashed = 0;
    const shift = Array.from({ length: 30 }, () => hashPassword('maple bridge 41').then(() => hashed++));
    // As node-postgres derives the key of a new session.
    await promisify(pbkdf2)('secret', 'salt', 4_096, 32, 'sha256');
    expect(hashed).toBeLessThan(15);
    await Promise.all(shift);
  });
});
