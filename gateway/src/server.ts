import { APPLICATION_ROLE, assertDurable, createPool, isUnavailable, migrate } from '@fengqiao/db';
import { buildApp } from './app.ts';
import { ConfigError, plainHttpWarning, readConfig } from './config.ts';
import { loadOwnRegion } from './features/setup/own-region.ts';
import { issueSetupCode } from './features/setup/setup-code.ts';
import { issueRescueCode } from './features/terminals/rescue-code.ts';
import { loggerOptions } from './logger.ts';
import { CalendarError } from './plugins/calendar.ts';
import { loadProfile } from './profiles/load-profile.ts';
import { ProfileError } from './profiles/profile-error.ts';
import { readProfileFiles } from './profiles/profile-files.ts';

/** Longest time that open requests get to finish. */
const drainMs = 5_000;

/** The process: reads the configuration, migrates, listens, closes cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const config = readConfig();
  const warning = plainHttpWarning(config);
  if (warning !== null) say(warning);
  if (config.migrate) await migrate({ url: config.databaseUrl, onProgress: say });
  const pool = createPool({
    url: config.databaseUrl,
    role: APPLICATION_ROLE,
    max: 16,
    statementTimeoutMs: 8_000,
    applicationName: 'fengqiao gateway',
  });
  await assertDurable(pool);
  // The demo's city is loaded by whoever starts the demo.
  if (!config.demo) {
    const profile = loadProfile(config.profile, readProfileFiles(config.profilesFolder));
    await loadOwnRegion(pool, config.regionFolder, profile, say);
  }
  const app = await buildApp({ config, pool, logger: loggerOptions(config.logLevel) });

  let closing = false;
  const close = async (signal: string): Promise<void> => {
    if (closing) process.exit(1);
    closing = true;
    say(`gateway: ${signal}, closing`);
    setTimeout(() => process.exit(0), drainMs).unref();
    await app.close();
    await pool.end();
    process.exit(0);
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);

  try {
    const address = await app.listen({ port: config.port, host: config.host });
    say(`gateway: listening at ${address}`);
  } catch (error) {
    await app.close();
    await pool.end();
    throw error;
  }
  const code = config.demo ? null : await issueSetupCode(pool);
  if (code !== null) say(`gateway: nobody can log in yet. Open /setup; the set-up code is ${code}`);
  const rescue = await issueRescueCode(app);
  if (rescue !== null)
    say(`gateway: no system administrator has a terminal. Open /enrol on one; the code is ${rescue}`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One line for a person, for the faults that a person can mend. */
async function explain(error: unknown): Promise<string> {
  if (error instanceof ConfigError || error instanceof ProfileError || error instanceof CalendarError)
    return error.message;
  if (isUnavailable(error))
    return `The database of DATABASE_URL does not answer: ${(error as Error).message}`;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by ${await whoListens(address, port)}: stop that, or set PORT to a free one, e.g. PORT=${(port ?? 8080) + 10}`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user: set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `${address} is not an address of this machine: set HOST.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Another Fengqiao says so itself. */
async function whoListens(address: string | undefined, port: number | undefined): Promise<string> {
  try {
    const answer = await fetch(`http://${address}:${port}/api/health`, {
      signal: AbortSignal.timeout(1_000),
    });
    const { version } = (await answer.json()) as { version?: string };
    if (version !== undefined) return `another Fengqiao gateway (version ${version})`;
  } catch {
    // Not ours.
  }
  return `another program that listens on ${address}:${port}`;
}

main().catch(async (error: unknown) => {
  say(await explain(error));
  process.exit(1);
});
