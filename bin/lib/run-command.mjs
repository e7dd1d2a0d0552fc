import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a command to its end and resolves with its exit code and output.
 * `show`: pass its output on as it comes (otherwise it is only kept, for the error).
 */
export function runCommand(command, args, { show = false, cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
  });
}
