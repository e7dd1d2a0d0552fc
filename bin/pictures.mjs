// `npm run pictures`: a picture of every page at every size and in both languages, looked over by rules and compared with
// those that are kept; they lie in tests/.output/pages for people. `-- --update` keeps the new ones, `-- desk cases` looks at
// some pages only.
import { buildWhenStale } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { closingLines } from './lib/closing-lines.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { runVitest } from './lib/run-vitest.mjs';

const wishes = process.argv.slice(2);
const names = wishes.filter((wish) => !wish.startsWith('--'));
await installWhenNeeded();
const chromium = await findChromium();
await buildWhenStale();
const { code, reasons, files } = await runVitest(['--project', 'visual'], {
  ...process.env,
  CHROMIUM_PATH: chromium,
  FENGQIAO_PICTURES: '1',
  ...(wishes.includes('--update') ? { VISUAL_UPDATE: '1' } : {}),
  ...(names.length > 0 ? { VISUAL_ONLY: names.join() } : {}),
});
const closing = files === null ? [] : closingLines({ files, reasons, seconds: performance.now() / 1000 });
process.stdout.write(`\n${closing.join('\n')}\n`);
process.exit(code);
