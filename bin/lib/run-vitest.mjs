import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './root.mjs';

const resultsFile = join(root, 'tests', '.output', 'results.json');

/** A line by which a test file says why it leaves something out. */
const skippedLine = /^skipped[:,]\s*(.*)/;

/** A line read from a terminal's output, without colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a colour begins with.
const plain = (line) => line.replace(/\u001b\[[\d;]*m/g, '').trim();

/**
 * Runs vitest and passes its output on. Resolves with its exit code, the reasons that test files gave for what they
 * skipped, and its results by file (null when it never came to tests).
 */
export async function runVitest(args, env) {
  await rm(resultsFile, { force: true });
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--config', 'tests/vitest.config.ts'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile}`],
      ...args,
    ],
    {
      cwd: root,
      env: { ...env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
      stdio: ['inherit', 'pipe', 'pipe'],
    },
  );
  const reasons = new Set();
  for (const name of ['stdout', 'stderr']) {
    createInterface({ input: child[name] }).on('line', (line) => {
      process[name].write(`${line}\n`);
      const reason = skippedLine.exec(plain(line))?.[1];
      if (reason) reasons.add(reason);
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve(exitCode ?? (signal ? 1 : 0)));
  });
  const results = await readFile(resultsFile, 'utf8').then(JSON.parse, () => null);
  return {
    code,
    reasons: [...reasons],
    files: results === null ? null : results.testResults.map(fileResult),
  };
}

/** One file: its name, seconds, and how many tests ended how; a file that could not be loaded is one failure. */
function fileResult({ name, startTime, endTime, status, assertionResults }) {
  const count = (...wanted) => assertionResults.filter((test) => wanted.includes(test.status)).length;
  const failed = count('failed');
  return {
    name: relative(root, name),
    seconds: (endTime - startTime) / 1000,
    passed: count('passed'),
    failed: status === 'failed' ? Math.max(1, failed) : failed,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
  };
}
