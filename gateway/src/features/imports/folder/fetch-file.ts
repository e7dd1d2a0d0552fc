import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isUnavailable } from '@fengqiao/db';
import type { FastifyInstance } from 'fastify';
import type { SourceCaller } from '../../../plugins/auth/source-keys.ts';
import { AppError } from '../../../plugins/errors.ts';
import { readPushedBody } from '../adapters/pushed-body.ts';
import { rowsIn } from '../adapters/pushed-rows.ts';
import { takePushed } from '../adapters/take-pushed.ts';
import { startImport } from '../service.ts';

/** A file of objects is read whole. */
const largestJson = 200 * 1024 * 1024;
/** A row makes several events, of which the ingestor takes ten thousand at once. */
const rowsAtOnce = 500;

/** A source with the adapter that reads its files. */
export type FileSource = SourceCaller & { adapter: string };

/**
 * Reads a dropped file by its source's adapter: `.json` and `.ndjson` as if they had been pushed, everything else as a table.
 * Answers null when all of it is stored, else why it cannot be read. Throws what passes by itself: the file is read again later,
 * which doubles nothing.
 */
export async function fetchFile(
  app: FastifyInstance,
  source: FileSource,
  path: string,
  name: string,
): Promise<string | null> {
  try {
    if (/\.(?:json|ndjson)$/i.test(name)) return await fetchObjects(app, source, path, name);
    return await fetchTable(app, source, path, name);
  } catch (error) {
    const passes = isUnavailable(error) || (error instanceof AppError && error.retryAfterS !== null);
    if (passes) throw error;
    if (error instanceof AppError) return error.message;
    app.log.error({ err: error, source: source.name }, 'a dropped file could not be read');
    return 'Something went wrong on the server; its log says more';
  }
}

async function fetchObjects(
  app: FastifyInstance,
  source: FileSource,
  path: string,
  name: string,
): Promise<null> {
  if ((await stat(path)).size > largestJson)
    throw new AppError('import.badFile', 'it is larger than 200 MB; send it in parts');
  const type = /\.ndjson$/i.test(name) ? 'application/x-ndjson' : 'application/json';
  const { value, suspicious } = readPushedBody(await readFile(path), type);
  const rows = rowsIn(value, app.adapters.get(source.adapter)?.rows);
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await takePushed(app, source, source.adapter, { value: rows.slice(from, from + rowsAtOnce), suspicious });
  return null;
}

async function fetchTable(
  app: FastifyInstance,
  source: FileSource,
  path: string,
  name: string,
): Promise<string | null> {
  const mapping = await app.mappingOf(source.adapter, source);
  if (mapping === null) throw new AppError('notFound', `Adapter ${source.adapter}`);
  const importer = { ...source, source: source.name };
  const upload = { path, fileName: name, kind: 'cases', mapping };
  const { id, job } = await startImport(app, importer, upload, null);
  // The runner removes what it has read; the dropped file itself is put away where its sender sees it.
  const copy = join(app.importFolder, id);
  await mkdir(app.importFolder, { recursive: true, mode: 0o700 });
  await copyFile(path, copy);
  return new Promise((resolve) => app.imports.add({ ...job, path: copy, onEnd: resolve }));
}
