import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { inScope } from '@fengqiao/db';
import { appendAudit } from '@fengqiao/db/queries/audit';
import { openGateways } from '@fengqiao/db/queries/sealed';
import { auditEntry } from '../../plugins/audit.ts';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import { type Resealed, resealAll } from './reseal.ts';
import { rotateReporters } from './rotate-reporters.ts';
import { newSealKey, newStreamsSecret, readSecrets, sealKeysOf, writeSecrets } from './secrets-file.ts';

type Say = (line: string) => void;

/**
 * Changes the keys of a secrets file: the new key is on disk before anything is sealed with it, the old one goes when nothing needs
 * it. Run again after an interruption, it goes on where it was. Throws while a gateway runs: it would seal with the old key.
 */
export async function rotateFile(pool: Pool, file: string, say: Say): Promise<Resealed> {
  if ((await openGateways(pool)) > 0)
    throw new Error('A gateway is running on this database: stop it, change the keys, start it again.');
  let secrets = await readSecrets(file);
  if ((secrets.SEAL_KEYS_OLD ?? '') === '') {
    const { SEAL_KEY } = secrets;
    const kept = join(
      dirname(file),
      `secrets-until-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`,
    );
    await writeSecrets(kept, secrets);
    say(`The keys up to now are in ${kept}: keep them with the backups made so far, away from this machine.`);
    secrets = {
      ...secrets,
      STREAMS_SECRET: newStreamsSecret(),
      SEAL_KEY: newSealKey(),
      SEAL_KEYS_OLD: SEAL_KEY,
    };
    await writeSecrets(file, secrets);
  } else say('An earlier change of keys was interrupted: going on with it.');
  const resealed = await reseal(pool, sealKeysOf(secrets), say);
  say(`${await rotateReporters(pool, sealKeysOf(secrets))} reporters are hashed with one key more`);
  const { SEAL_KEYS_OLD: _retired, ...current } = secrets;
  await writeSecrets(file, current);
  say('The old key opens nothing any more. Start the product again: it takes the new keys.');
  return resealed;
}

/** Seals everything with the SEAL_KEY of the environment; gateways that know both keys may run. */
export async function rotateEnvironment(
  pool: Pool,
  env: { SEAL_KEY: string; SEAL_KEYS_OLD?: string },
  say: Say,
): Promise<Resealed> {
  if ((env.SEAL_KEYS_OLD ?? '') === '')
    throw new Error(
      'Set SEAL_KEY to a new key (openssl rand -base64 32) and SEAL_KEYS_OLD to the one before, restart the gateways with both, then run this again.',
    );
  const resealed = await reseal(pool, sealKeysOf(env), say);
  say('Nothing needs SEAL_KEYS_OLD any more: remove it and restart the gateways.');
  return resealed;
}

async function reseal(pool: Pool, keys: Buffer[], say: Say): Promise<Resealed> {
  const resealed = await resealAll(pool, keys, say);
  for (const name of resealed.unreadable) say(`No key opens ${name}; it stays as it is.`);
  const entry = auditEntry(
    {
      action: 'secrets.rotated',
      actor: `shell:${userInfo().username}`,
      detail: { sealedAnew: resealed.changed, unreadable: resealed.unreadable.length },
    },
    null,
  );
  await inScope(pool, wholeCountry, (tx) => appendAudit(tx, JSON.stringify(entry)));
  return resealed;
}
