import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import { sourcesWithAdapter } from '@fengqiao/db/queries/sources';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { DropFolder } from './drop-folder.ts';
import { type FileSource, fetchFile } from './fetch-file.ts';

const everyMs = 5_000;

declare module 'fastify' {
  interface FastifyInstance {
    /** Looks once into the folders of sources and reads what has come since; answers the files that were put away. */
    lookForFiles(): Promise<string[]>;
  }
}

/** Fetches what sources drop into `SOURCES_DIR/<source>/in`: for systems that can send nothing but files. */
export const folderPlugin = fp(
  async (app) => {
    const root = app.config.sourcesFolder;
    const folders = new Map<string, DropFolder>();
    let closed = false;
    app.decorate('lookForFiles', async () => {
      if (root === null) return [];
      const put: string[] = [];
      for (const source of await sourcesIn(app, root)) {
        const folder = folders.get(source.name) ?? (await opened(join(root, source.name)));
        folders.set(source.name, folder);
        await folder.tidy(new Date());
        for (const name of await folder.ready()) {
          if (closed) return put;
          if (await fetchOne(app, source, folder, name, () => closed)) put.push(name);
        }
      }
      return put;
    });
    if (root === null) return;
    let timer: NodeJS.Timeout | undefined;
    let looking: Promise<unknown> = Promise.resolve();
    const again = (): void => {
      timer = setTimeout(() => {
        looking = app
          .lookForFiles()
          .catch((error: unknown) => app.log.warn({ err: error }, 'sources: their folders were not read'))
          .finally(() => {
            if (!closed) again();
          });
      }, everyMs);
    };
    app.addHook('onListen', async () => again());
    app.addHook('preClose', async () => {
      closed = true;
      clearTimeout(timer);
    });
    app.addHook('onClose', async () => {
      await looking;
    });
  },
  { name: 'sourceFolders', dependencies: ['imports'] },
);

/** Sources that have a folder and an adapter. */
async function sourcesIn(app: FastifyInstance, root: string): Promise<FileSource[]> {
  const names = new Set(await readdir(root).catch(() => [] as string[]));
  const sources = await sourcesWithAdapter(app.pool);
  return sources
    .filter(({ name }) => names.has(name))
    .map(({ area, ...source }) => {
      const areaCode = areaCodeOfKey(area);
      return { ...source, areaCode, ...areaRange(areaCode) };
    });
}

async function opened(root: string): Promise<DropFolder> {
  const folder = new DropFolder(root);
  await folder.putBack();
  return folder;
}

/** Reads a file and puts it away; false = somebody else has it, or it will be read again. */
async function fetchOne(
  app: FastifyInstance,
  source: FileSource,
  folder: DropFolder,
  name: string,
  isClosed: () => boolean,
): Promise<boolean> {
  const path = await folder.take(name);
  if (path === null) return false;
  try {
    const problem = await fetchFile(app, source, path, name);
    // A gateway that closes has ended the import in its middle; the next one finds the file.
    if (isClosed()) return false;
    if (problem === null) await folder.done(name, new Date());
    else await folder.failed(name, problem, new Date());
    if (problem !== null) app.sourceMeter.refused(source.name, Date.now());
    return true;
  } catch (error) {
    app.log.warn({ err: error, source: source.name }, 'a dropped file waits for the database');
    await folder.putBack();
    return false;
  }
}
