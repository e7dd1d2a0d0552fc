// `npm run prove`: what takes too long for every change. Integration and faults on every engine and in their whole length,
// starts and ends of the product; `npm run prove -- tests/integration/bodies.test.ts` proves one file.
import { buildWhenStale } from './lib/build.mjs';
import { closingLines } from './lib/closing-lines.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { runVitest } from './lib/run-vitest.mjs';

await installWhenNeeded();
await buildWhenStale();
const projects = ['--project', 'integration', '--project', 'prove'];
const { code, reasons, files } = await runVitest([...projects, ...process.argv.slice(2)], {
  ...process.env,
  FENGQIAO_PROVE: '1',
});
const closing = files === null ? [] : closingLines({ files, reasons, seconds: performance.now() / 1000 });
process.stdout.write(`\n${closing.join('\n')}\n`);
process.exit(code);
