// `npm test`: type check, lint, unit, integration on every engine there is, end to end in a real browser.
import { join } from 'node:path';
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

const steps = [
  ['Types', bin('tsc'), ['-b']],
  ['Lint', bin('biome'), ['check', '--error-on-warnings', '.']],
];
for (const [name, command, args] of steps) {
  say(`${name} …`);
  const { code } = await runCommand(command, args, { show: true });
  if (code !== 0) fail(`${name} failed`);
}
await buildWhenStale();
say('Tests …');
const { code, reasons, files } = await runVitest(process.argv.slice(2), {
  ...process.env,
  CHROMIUM_PATH: chromium,
});
const closing = files === null ? [] : closingLines({ files, reasons, seconds: performance.now() / 1000 });
process.stdout.write(`\n${closing.join('\n')}\n`);
process.exit(code);
