import { createHash } from 'node:crypto';
import { readSetting, writeSetting } from '@fengqiao/db/queries/settings';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';

const settingName = 'rules.seen';

interface Seen {
  profile: string;
  version: string;
  /** Of the rules themselves: somebody may change them and forget the version. */
  hash: string;
}

/** Writes down that the system now works by other rules than when it was last started; by the first rules as well. */
export async function noteRules(app: FastifyInstance): Promise<void> {
  const { id, version } = app.profile;
  const hash = createHash('sha256').update(JSON.stringify(app.profile)).digest('hex').slice(0, 16);
  await app.inScope(wholeCountry, async (tx) => {
    const before = await readSetting<Seen>(tx, settingName);
    if (before?.profile === id && before.version === version && before.hash === hash) return;
    await writeSetting(tx, settingName, { profile: id, version, hash } satisfies Seen);
    const detail = {
      version,
      hash,
      before: before === null ? null : `${before.profile} ${before.version} ${before.hash}`,
    };
    await app.audit({ action: 'rules.changed', object: `profile:${id}`, detail }, null, tx);
  });
}
