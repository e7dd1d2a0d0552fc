// `npm test`: type check, lint, unit, integration on every engine there is, end to end in a real browser.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhenStale } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { closingLines } from './lib/closing-lines.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { runCommand } from './lib/run-command.mjs';
import { runVitest } from './lib/run-vitest.mjs';
import { fail, say } from './lib/say.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);

await installWhenNeeded();
const chromium = await findChromium();
say(`Browser: ${chromium}`);

/** Runs a check to its end; its words are shown when they are all there, since others run beside it. */
async function check(name, command, args) {
  say(`${name} …`);
  const { code, output } = await runCommand(command, args);
  process.stdout.write(output);
  if (code !== 0) fail(`${name} failed`);
}

/** Fetches the second engine while others compute: tests cannot be listed before it is known whether there is one. */
async function fetchEngine() {
  if (process.env.TEST_ENGINES && !process.env.TEST_ENGINES.includes('timescaledb')) return;
  const helper = join(root, 'tests', 'dist', 'helpers', 'timescale-prefix.js');
  const { timescalePrefix } = await import(pathToFileURL(helper).href);
  await timescalePrefix(say, join(root, 'node_modules', '.cache', 'fengqiao', 'timescaledb'));
}

await check('Types', bin('tsc'), ['-b']);
await Promise.all([
  check('Lint', bin('biome'), ['check', '--error-on-warnings', '.']),
  buildWhenStale(),
  fetchEngine(),
]);
say('Tests …');
const { code, reasons, files } = await runVitest(process.argv.slice(2), {
  ...process.env,
  CHROMIUM_PATH: chromium,
});
const closing = files === null ? [] : closingLines({ files, reasons, seconds: performance.now() / 1000 });
process.stdout.write(`\n${closing.join('\n')}\n`);
process.exit(code);
