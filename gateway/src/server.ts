import { APPLICATION_ROLE, createPool, migrate } from '@fengqiao/db';
import { buildApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { loggerOptions } from './logger.ts';

/** Longest time that open requests get to finish. */
const drainMs = 5_000;

/** The process: reads the configuration, migrates, listens, closes cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const config = readConfig();
  if (config.migrate) await migrate({ url: config.databaseUrl, onProgress: say });
  const pool = createPool({
    url: config.databaseUrl,
    role: APPLICATION_ROLE,
    max: 16,
    statementTimeoutMs: 15_000,
    applicationName: 'fengqiao gateway',
  });
  const app = await buildApp({ config, pool, logger: loggerOptions(config.logLevel) });

  let closing = false;
  const close = async (signal: string): Promise<void> => {
    if (closing) process.exit(1);
    closing = true;
    say(`gateway: ${signal}, closing`);
    setTimeout(() => process.exit(1), drainMs).unref();
    await app.close();
    await pool.end();
    process.exit(0);
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);

  try {
    say(`gateway: listening at ${await app.listen({ port: config.port, host: config.host })}`);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One line for a person, for the faults that a person can mend. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: stop the other program that listens on ${address}:${port}, or set PORT to a free one.`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user: set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `${address} is not an address of this machine: set HOST.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  say(explain(error));
  process.exit(1);
});
