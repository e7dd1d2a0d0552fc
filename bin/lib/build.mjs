import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { fail, say } from './say.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const skipped = new Set(['node_modules', 'dist', '.output']);

/** What is built: where its sources are and how. Each part is built only when a source is newer than its stamp. */
const parts = [
  {
    name: 'servers',
    sources: ['gateway', 'db/src', 'streams/src', 'fixtures/src'],
    command: [bin('tsc'), ['-b', 'gateway', 'streams', 'fixtures']],
  },
  {
    name: 'dashboard',
    sources: ['dashboard', 'gateway/contract/src'],
    command: [bin('vite'), ['build', 'dashboard', '--logLevel', 'warn']],
  },
];

/** A text that changes when a source file is added, removed or changed. */
async function fingerprint(folders) {
  const marks = [];
  const visit = async (folder) => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await visit(path);
      else {
        const { mtimeMs, size } = await stat(path);
        marks.push(`${path.slice(root.length)} ${Math.trunc(mtimeMs)} ${size}`);
      }
    }
  };
  for (const folder of folders) await visit(join(root, folder));
  return marks.sort().join('\n');
}

/** Builds what is stale; both parts at the same time. */
export async function buildWhenStale() {
  const stamps = join(root, 'node_modules', '.cache', 'fengqiao');
  await mkdir(stamps, { recursive: true });
  const lock = await readFile(join(root, 'node_modules', '.fengqiao-lock'), 'utf8').catch(() => '');
  await Promise.all(
    parts.map(async ({ name, sources, command: [command, args] }) => {
      const stamp = join(stamps, `${name}.stamp`);
      const wanted = `${lock}\n${await fingerprint(sources)}`;
      if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
      say(`Building the ${name} …`);
      // Whoever calls (a test runner, a shell of a developer): what is built is what is shipped.
      const { code, output } = await runCommand(command, args, {
        env: { ...process.env, NODE_ENV: 'production' },
      });
      if (code !== 0) fail(`Building the ${name} failed:\n${output.trim()}`);
      await writeFile(stamp, wanted);
    }),
  );
}
