import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Binaries } from '@fengqiao/db';

const exec = promisify(execFile);

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/fengqiao/timescaledb', import.meta.url));
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const SUITE = 'trixie';
const WANTED = ['postgresql-17', 'postgresql-17-timescaledb'];

/** Name of the multiarch folder and of the loader in it, by Node's name of the processor. */
const LOADERS: Partial<Record<string, { folder: string; loader: string }>> = {
  x64: { folder: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { folder: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/** Either the programs, or why they cannot be had on this machine. */
export type TimescalePrefix = { binaries: Binaries } | { missing: string };

/**
 * Debian's PostgreSQL 17 with TimescaleDB (Apache edition), unpacked into the cache folder: nothing is installed
 * and no root is needed. About 7 s once; later runs find it there.
 */
export async function timescalePrefix(
  onProgress: (line: string) => void,
  cache = CACHE,
): Promise<TimescalePrefix> {
  const binaries: Binaries = {
    root: join(cache, 'root'),
    bin: 'usr/lib/postgresql/17/bin',
    major: 17,
    label: 'timescaledb-17',
  };
  if (existsSync(binaries.root)) return { binaries };
  const loader = process.platform === 'linux' ? LOADERS[process.arch] : undefined;
  if (!loader) return { missing: `Debian has no packages for ${process.platform} ${process.arch}` };
  if (!existsSync(KEYRING)) return { missing: 'not a Debian system (no archive keyring)' };
  onProgress('fetching PostgreSQL 17 with TimescaleDB for the tests, once');
  const fresh = `${cache}.new-${process.pid}`;
  try {
    await mkdir(join(fresh, 'root'), { recursive: true });
    await fetchPackages(fresh);
    await unpack(fresh);
    await wrapPrograms(join(fresh, 'root', binaries.bin), loader);
    await rm(join(fresh, 'apt'), { recursive: true });
    await rename(fresh, cache);
    return { binaries };
  } catch (error) {
    if (existsSync(binaries.root)) return { binaries }; // another run was faster
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1);
    return { missing: said || (error as Error).message.split('\n')[0] || 'apt-get failed' };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Downloads what `apt-get install` would, with a package state of its own, and leaves out what a server does not load. */
async function fetchPackages(folder: string): Promise<void> {
  const apt = join(folder, 'apt');
  for (const part of ['etc/preferences.d', 'state/lists/partial', 'cache/archives/partial', 'debs']) {
    await mkdir(join(apt, part), { recursive: true });
  }
  await writeFile(join(apt, 'status'), '');
  await writeFile(
    join(apt, 'etc/sources.list'),
    `deb [signed-by=${KEYRING}] ${await mirror()} ${SUITE} main\n`,
  );
  const options = [
    `Dir::Etc=${apt}/etc`,
    `Dir::Etc::sourcelist=${apt}/etc/sources.list`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State=${apt}/state`,
    `Dir::State::status=${apt}/status`,
    `Dir::Cache=${apt}/cache`,
    'APT::Sandbox::User=root', // the cache may be below a folder that apt's own user cannot enter
    'APT::Install-Recommends=false',
    'Debug::NoLocking=1',
    'Acquire::Languages=none',
    'Acquire::Retries=1',
    'Acquire::http::Timeout=15',
  ].flatMap((option) => ['-o', option]);
  const run = (...words: string[]) =>
    exec('apt-get', [...options, '-qq', ...words], {
      cwd: join(apt, 'debs'),
      timeout: 180_000,
      maxBuffer: 2 ** 26,
    });
  await run('--error-on=any', 'update');
  const plan = await run('--simulate', 'install', ...WANTED);
  const names = [...plan.stdout.matchAll(/^Inst (\S+)/gm)].map((match) => match[1] ?? '').filter(isLoaded);
  await run('download', ...names);
}

/** Libraries and the server itself; neither perl nor the compiler that only jit would load. */
function isLoaded(name: string): boolean {
  return /^(lib|postgresql-17|tzdata$)/.test(name) && !/^lib(llvm|z3|perl|systemd-shared)/.test(name);
}

/** The mirror this machine already uses. Throws when it uses none: then the engine is skipped with these words. */
async function mirror(): Promise<string> {
  for (const file of ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list']) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const found = text.match(/^(?:URIs:|deb(?: \[[^\]]*\])?)\s+(\S+)/m)?.[1];
    if (found) return found;
  }
  throw new Error('this machine names no Debian mirror in /etc/apt');
}

async function unpack(folder: string): Promise<void> {
  const debs = join(folder, 'apt', 'debs');
  for (const name of await readdir(debs))
    await exec('dpkg-deb', ['-x', join(debs, name), join(folder, 'root')]);
}

/** Debian's programs want their own C library: each is started through the loader beside it, wherever the folder lies. */
async function wrapPrograms(
  bin: string,
  { folder, loader }: { folder: string; loader: string },
): Promise<void> {
  for (const name of ['postgres', 'initdb']) {
    await rename(join(bin, name), join(bin, `${name}.real`));
    const script = `#!/bin/sh
here=$(cd -- "\${0%/*}" && pwd -P)
libraries=$here/../../../${folder}
exec "$libraries/${loader}" --library-path "$libraries" --argv0 "$here/${name}" "$here/${name}.real" "$@"
`;
    await writeFile(join(bin, name), script);
    await chmod(join(bin, name), 0o755);
  }
}
