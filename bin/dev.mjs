// `npm run dev`: the product as `npm start` runs it, and beside it watchers: a saved server file builds and restarts what it
// belongs to; pages come from Vite with hot reload at http://127.0.0.1:5173.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installWhenNeeded } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await installWhenNeeded();
const bin = (name) => join(root, 'node_modules', '.bin', name);
const children = [
  spawn(process.execPath, [join(root, 'bin', 'start.mjs')], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FENGQIAO_WATCH: '1' },
  }),
  spawn(bin('tsc'), ['-b', '--watch', '--preserveWatchOutput', 'gateway', 'streams', 'fixtures'], {
    cwd: root,
    stdio: 'inherit',
  }),
  spawn(bin('vite'), ['dashboard', '--host', '127.0.0.1'], { cwd: root, stdio: 'inherit' }),
];
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
children[0]?.once('exit', (code) => {
  stop();
  process.exitCode = code ?? 0;
});
