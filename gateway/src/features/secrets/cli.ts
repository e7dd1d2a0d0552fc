/** `npm run keys:rotate`: new keys for everything that is stored sealed, and for play grants. */
import { createPool, openDatabase } from '@fengqiao/db';
import { rotateEnvironment, rotateFile } from './rotate.ts';
import { secretsFile } from './secrets-file.ts';

const usage = `Usage: npm run keys:rotate

Makes new keys in FENGQIAO_DATA/secrets.json, seals camera sources, second factors and notes anew, and retires the old key. Stop the
product first. An interrupted run is simply run again.

Where SEAL_KEY stands in the environment: set it to a new key, SEAL_KEYS_OLD to the one before, restart the gateways, run this, then
remove SEAL_KEYS_OLD and restart them once more. STREAMS_SECRET is changed on gateways and streams nodes at the same time; pictures
start again by themselves.`;

const say = (line: string) => console.error(line);

async function main(args: string[]): Promise<void> {
  if (args.length > 0) {
    console.log(usage);
    return;
  }
  const { SEAL_KEY, SEAL_KEYS_OLD, FENGQIAO_DATA } = process.env;
  const inEnvironment = SEAL_KEY !== undefined && SEAL_KEY !== '';
  const { url, done } = await openDatabase({ mayRun: inEnvironment, mustExist: true, onProgress: say });
  const pool = createPool({
    url,
    max: 1,
    statementTimeoutMs: 300_000,
    applicationName: 'fengqiao keys',
  });
  try {
    const { changed, unreadable } = inEnvironment
      ? await rotateEnvironment(pool, { SEAL_KEY, ...(SEAL_KEYS_OLD ? { SEAL_KEYS_OLD } : {}) }, say)
      : await rotateFile(pool, secretsFile(FENGQIAO_DATA || '.data'), say);
    console.log(`${changed} values are sealed with the new key, ${unreadable.length} could not be opened`);
    if (unreadable.length > 0) process.exitCode = 1;
  } finally {
    await pool.end();
    await done();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
