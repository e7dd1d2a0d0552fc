import { inScope } from '@fengqiao/db';
import {
  insertReporterKey,
  replaceReporterHashes,
  reporterHashes,
  reporterKeys,
} from '@fengqiao/db/queries/reporters';
import { hashedOnce } from '../../domain/reporter-hash.ts';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import { newReporterKey, reporterKeyBinding } from '../../plugins/reporter-keys.ts';
import { type SealKeys, seal } from '../../plugins/seal.ts';

/**
 * Adds a key to the hash of reporters and hashes once more what is stored, in one transaction: whoever has the old keys and an old copy
 * finds nobody in the new one. No gateway may run, for it would hash with the keys of before. Answers how many hashes changed.
 */
export async function rotateReporters(pool: Pool, sealKeys: SealKeys): Promise<number> {
  return inScope(pool, wholeCountry, async (tx) => {
    const last = (await reporterKeys(tx)).at(-1);
    if (last === undefined) return 0;
    const text = newReporterKey();
    const key = Buffer.from(text, 'base64');
    const n = last.n + 1;
    await insertReporterKey(tx, n, seal(sealKeys, text, reporterKeyBinding(n)));
    const hashes = await reporterHashes(tx);
    await replaceReporterHashes(
      tx,
      hashes.map((before) => ({ before, after: hashedOnce(before, key) })),
    );
    return hashes.length;
  });
}
