// Runs a built script of the project: installs and builds first when needed. `node bin/run.mjs tests/dist/load/bench.js …`
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhenStale } from './lib/build.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { runCommand } from './lib/run-command.mjs';
import { fail } from './lib/say.mjs';

const [script = '', ...args] = process.argv.slice(2);
await installWhenNeeded();
await buildWhenStale();
if (script.startsWith('tests/')) {
  const { code, output } = await runCommand(join(root, 'node_modules', '.bin', 'tsc'), ['-b', 'tests']);
  if (code !== 0) fail(`Building the tests failed:\n${output.trim()}`);
}
process.argv = [process.argv[0] ?? 'node', join(root, script), ...args];
await import(pathToFileURL(join(root, script)).href);
