import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { fail, say } from './say.mjs';

const marker = join(root, 'node_modules', '.fengqiao-lock');

/** Runs `npm ci` when node_modules does not belong to this package-lock.json. */
export async function installWhenNeeded() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
  }
  const wanted = createHash('sha256')
    .update(await readFile(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = await readFile(marker, 'utf8').catch(() => '');
  if (installed === wanted) return;
  say('Installing packages (npm ci) …');
  const { code, output } = await runCommand(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { env: { ...process.env, NODE_ENV: 'development' } },
  );
  if (code !== 0) fail(`npm ci failed:\n${output.trim().split('\n').slice(0, 12).join('\n')}`);
  await writeFile(marker, wanted);
}
