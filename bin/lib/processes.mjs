import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';
import { say } from './say.mjs';

const followParent = pathToFileURL(join(root, 'bin', 'lib', 'follow-parent.mjs')).href;
/** A process that dies this often within `restartWindowMs` is given up. */
const maxRestarts = 5;
const restartWindowMs = 60_000;
const stopGraceMs = 10_000;

/** Starts the processes of one machine, starts again what dies, and ends all of them in the reverse order. */
export class Processes {
  #running = [];
  #stopping = false;
  #logs;
  #onGivenUp;

  constructor({ logs, onGivenUp }) {
    this.#logs = logs;
    this.#onGivenUp = onGivenUp;
  }

  /** `script` relative to the project; output goes to `<logs>/<name>.log`, its lines to `onLine` too. */
  start(name, script, { env = {}, nodeArgs = [], args = [], onLine } = {}) {
    const entry = { name, child: null, deaths: [] };
    this.#running.push(entry);
    const log = createWriteStream(join(this.#logs, `${name}.log`), { flags: 'a', mode: 0o600 });
    const spawnOnce = () => {
      const watch = process.env.FENGQIAO_WATCH ? ['--watch', '--watch-preserve-output'] : [];
      const child = spawn(
        process.execPath,
        [...watch, ...nodeArgs, '--import', followParent, join(root, script), ...args],
        {
          cwd: root,
          env: { ...process.env, ...env },
          stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        },
      );
      entry.child = child;
      child.stdout.pipe(log, { end: false });
      child.stderr.pipe(log, { end: false });
      if (onLine) createInterface({ input: child.stdout }).on('line', onLine);
      child.once('exit', (code, signal) => {
        entry.child = null;
        if (this.#stopping) return;
        const now = Date.now();
        entry.deaths = [...entry.deaths.filter((at) => now - at < restartWindowMs), now];
        if (entry.deaths.length > maxRestarts) {
          this.#onGivenUp(
            `${name} keeps ending (${signal ?? `code ${code}`}); see ${name}.log in ${this.#logs}`,
          );
          return;
        }
        say(`${name} ended (${signal ?? `code ${code}`}); starting it again`);
        setTimeout(() => !this.#stopping && spawnOnce(), 250 * 2 ** (entry.deaths.length - 1));
      });
    };
    spawnOnce();
    return entry;
  }

  /** Ends everything, the last started first; kills what does not end by itself. */
  async stop() {
    this.#stopping = true;
    for (const { child } of this.#running.toReversed()) {
      if (!child || child.exitCode !== null) continue;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timeout = new AbortController();
      await Promise.race([ended, delay(stopGraceMs, 'late', { signal: timeout.signal })]).then((result) => {
        if (result === 'late') child.kill('SIGKILL');
      });
      timeout.abort();
    }
  }
}
