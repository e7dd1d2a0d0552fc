import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { projectPath } from './project.ts';

/** A process under measurement. */
export interface Child {
  pid: number;
  /** Resolves with the first line (said already or to come) that matches; rejects with its last words when it ends before. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves when it has ended well; rejects with its last words otherwise. */
  ended: Promise<void>;
  /** SIGTERM, after 5 s SIGKILL; resolves when it has ended. May be called twice. */
  stop(): Promise<void>;
}

const STOP_GRACE_MS = 5_000;
const KEPT_LINES = 200;
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a built script of the project; it ends with this process, however that ends. */
export function startNode(
  script: string,
  options: { env?: Record<string, string>; args?: string[]; nodeArgs?: string[] } = {},
): Child {
  const follow = pathToFileURL(projectPath('bin/lib/follow-parent.mjs')).href;
  const { args = [], nodeArgs = [], env = {} } = options;
  return watch(
    spawn(process.execPath, [...nodeArgs, '--import', follow, projectPath(script), ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    }),
  );
}

/** Starts any other program. */
export function startProgram(command: string, args: readonly string[]): Child {
  return watch(spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] }));
}

function watch(child: ChildProcess): Child {
  running.add(child);
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const hear = (line: string) => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    for (const listen of listeners) listen();
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', hear);
  const failure = (why: string) => new Error(`${why}: ${lines.slice(-8).join('\n')}`);
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(failure(error.message)));
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve();
      else reject(failure(`it ended with ${signal ?? code}`));
    });
  });
  ended.catch(() => undefined); // who does not wait for the end does not hear of it
  return {
    pid: child.pid ?? 0,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const listen = () => {
          const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
          if (!found) return;
          listeners.delete(listen);
          resolve(found);
        };
        listeners.add(listen);
        listen();
        ended.then(() => reject(failure('it ended without saying so')), reject);
      }),
    ended,
    async stop() {
      if (!running.has(child)) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
      await (running.has(child) ? once(child, 'close') : undefined);
      clearTimeout(timer);
    },
  };
}
