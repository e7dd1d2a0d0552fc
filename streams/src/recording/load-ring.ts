import { open, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedFile } from './catalogue.ts';
import { CAMERA_FOLDER, finishedName, indexName, parseName } from './file-names.ts';
import { encodeHeader, encodeParts, endOf } from './part-index.ts';
import { scanFile } from './scan-file.ts';

/** File in a camera's folder: for how many hours its pictures are kept, so that a node which knows nothing else still lets them go. */
export const HOURS_FILE = 'hours';

/** What a folder holds: files, and the hours that each camera's pictures are kept. */
interface LoadedRing {
  files: RecordedFile[];
  hours: Map<string, number>;
}

/**
 * Reads what is in the folder; files that were growing when the process ended are cut back to their last whole part and finished.
 * @throws the system's error when the folder itself cannot be read
 */
export async function loadRing(root: string): Promise<LoadedRing> {
  const files: RecordedFile[] = [];
  const hours = new Map<string, number>();
  for (const cameraId of await readdir(root)) {
    if (!CAMERA_FOLDER.test(cameraId)) continue;
    const folder = join(root, cameraId);
    for (const name of (await readdir(folder)).sort()) {
      const named = parseName(name);
      if (named === null) continue;
      const path = join(folder, name);
      if (named.endMs === null) {
        const recovered = await recover(folder, cameraId, named.startMs).catch(() => null);
        if (recovered !== null) files.push(recovered);
      } else {
        const { size: bytes } = await stat(path);
        files.push({ cameraId, startMs: named.startMs, endMs: named.endMs, bytes, finished: true });
      }
    }
    const kept = Number(await readFile(join(folder, HOURS_FILE), 'utf8').catch(() => ''));
    if (kept > 0) hours.set(cameraId, kept);
  }
  return { files, hours };
}

/** Null when the file holds no whole part; it is taken away then. */
async function recover(folder: string, cameraId: string, startMs: number): Promise<RecordedFile | null> {
  const path = join(folder, `${startMs}.mp4`);
  const handle = await open(path, 'r+');
  const scanned = await handle
    .stat()
    .then(({ size }) => scanFile(handle, size))
    .then(async (found) => {
      if (found !== null) await handle.truncate(found.length);
      return found;
    })
    .finally(() => handle.close());
  const last = scanned?.parts.at(-1);
  if (scanned === null || last === undefined) {
    await unlink(path);
    await unlink(join(folder, indexName(startMs))).catch(() => undefined);
    return null;
  }
  const { initLength, parts, length: bytes } = scanned;
  const index = Buffer.concat([encodeHeader({ initLength, continues: false }), encodeParts(parts)]);
  await writeFile(join(folder, indexName(startMs)), index, { mode: 0o600 });
  const endMs = Math.ceil(endOf(last));
  await rename(path, join(folder, finishedName(startMs, endMs)));
  return { cameraId, startMs, endMs, bytes, finished: true };
}
