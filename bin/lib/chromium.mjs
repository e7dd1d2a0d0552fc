import { access, constants } from 'node:fs/promises';
import { runCommand } from './run-command.mjs';
import { fail, say } from './say.mjs';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const executable = (path) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function firstExecutable(paths) {
  for (const path of paths) if (path && (await executable(path))) return path;
  return null;
}

/** Path of a Chromium: CHROMIUM_PATH, the system's, Playwright's own, or Debian's package when root. */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) {
    if (await executable(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    fail(`CHROMIUM_PATH=${process.env.CHROMIUM_PATH} is not a program`);
  }
  const { chromium } = await import('playwright-core');
  const found = await firstExecutable([...systemPaths, chromium.executablePath()]);
  if (found) return found;
  const debian = await executable('/usr/bin/apt-get');
  if (debian && process.getuid?.() === 0) {
    say('Installing Chromium (apt-get install chromium) …');
    await runCommand('apt-get', ['update', '-qq']);
    const { code, output } = await runCommand(
      'apt-get',
      ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'],
      {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      },
    );
    if (code !== 0)
      fail(`apt-get install chromium failed:\n${output.trim().split('\n').slice(-6).join('\n')}`);
    const installed = await firstExecutable(systemPaths);
    if (installed) return installed;
  }
  return fail(
    'The end-to-end tests need a Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}
