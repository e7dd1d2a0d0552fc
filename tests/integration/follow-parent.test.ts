import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { isGone, killHard } from '../helpers/served-database.ts';

const follow = new URL('../../bin/lib/follow-parent.mjs', import.meta.url).href;
const launcher = `
import { spawn } from 'node:child_process';
const words = ['--import', '${follow}', '-e', 'setInterval(() => undefined, 60_000)'];
console.log(spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }).pid);
`;

it('what a launcher has started ends with it, also when that is killed before the other is there', async () => {
  const parent = spawn(process.execPath, ['--input-type=module', '-e', launcher], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve) =>
    createInterface({ input: parent.stdout }).once('line', (line) => resolve(Number(line))),
  );
  await killHard(parent);
  expect(pid).toBeGreaterThan(0);
  await eventually('the end of the other', () => isGone(pid), 30_000);
});
