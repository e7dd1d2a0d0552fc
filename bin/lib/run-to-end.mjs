import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './root.mjs';

/** Runs a built script to its end and passes its lines on; throws with its last words when it fails. */
export async function runToEnd(script, { args = [], env = {}, onLine }) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const last = [];
  const keep = (line) => {
    last.push(line);
    if (last.length > 8) last.shift();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    keep(line);
    onLine(line);
  });
  createInterface({ input: child.stderr }).on('line', keep);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${script} failed:\n${last.join('\n')}`);
}
