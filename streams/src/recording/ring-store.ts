import { mkdir, readFile, rmdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Catalogue, type RecordedFile } from './catalogue.ts';
import { indexPath, mediaPath } from './file-names.ts';
import { HOURS_FILE, loadRing } from './load-ring.ts';
import { decodeIndex, type FileIndex } from './part-index.ts';
import { RecordFile } from './record-file.ts';
import type { Batch } from './recorder.ts';

/** The ring on disk. Whoever calls what writes takes turns (`write-turns`); reading may happen at any time. */
export class RingStore {
  readonly catalogue = new Catalogue();
  readonly #root: string;
  /** The file that grows, by camera, with its line of the catalogue. */
  readonly #growing = new Map<string, { file: RecordFile; entry: RecordedFile }>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Makes the folder where there is none and reads what is in it; answers the hours by camera. @throws the system's error */
  async load(): Promise<Map<string, number>> {
    await mkdir(this.#root, { recursive: true, mode: 0o700 });
    // A ring that is half read would say that there is nothing of the other half.
    const { files, hours } = await loadRing(this.#root);
    this.catalogue.clear();
    for (const file of files) this.catalogue.add(file);
    return hours;
  }

  /** Remembers for how long a camera's pictures are kept. @throws the system's error */
  async keepHours(cameraId: string, hours: number): Promise<void> {
    await mkdir(join(this.#root, cameraId), { recursive: true, mode: 0o700 });
    await writeFile(join(this.#root, cameraId, HOURS_FILE), String(hours), { mode: 0o600 });
  }

  /** Writes what a recorder has. @throws the system's error; what was whole before stays */
  async write(cameraId: string, batches: readonly Batch[]): Promise<void> {
    for (const { begin, parts } of batches) {
      if (begin !== null) {
        await this.finish(cameraId);
        await this.#begin(cameraId, begin);
      }
      const growing = this.#growing.get(cameraId);
      if (growing === undefined) continue;
      await growing.file.append(parts);
      const { bytes, endMs } = growing.file;
      this.catalogue.change(growing.entry, { bytes, endMs });
    }
  }

  /** Ends the file that grows, if one does. @throws the system's error */
  async finish(cameraId: string): Promise<void> {
    const growing = this.#growing.get(cameraId);
    if (growing === undefined) return;
    this.#growing.delete(cameraId);
    const { file, entry } = growing;
    await file.finish();
    if (file.parts.length === 0) this.catalogue.remove(entry);
    else this.catalogue.change(entry, { finished: true });
  }

  /** Takes a finished file away. @throws the system's error; the file then counts on */
  async remove(file: RecordedFile): Promise<void> {
    await unlink(mediaPath(this.#root, file)).catch(unlessGone);
    await unlink(indexPath(this.#root, file)).catch(unlessGone);
    this.catalogue.remove(file);
  }

  /** Takes everything of a camera away; answers what that was. @throws the system's error */
  async destroy(cameraId: string): Promise<{ files: number; bytes: number }> {
    await this.finish(cameraId);
    const files = [...this.catalogue.of(cameraId)];
    for (const file of files) await this.remove(file);
    await unlink(join(this.#root, cameraId, HOURS_FILE)).catch(() => undefined);
    await rmdir(join(this.#root, cameraId)).catch(() => undefined);
    return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** Where the file lies just now. */
  path(file: RecordedFile): string {
    return mediaPath(this.#root, file);
  }

  /** The index of a file; null when it cannot be read. */
  async index(file: RecordedFile): Promise<FileIndex | null> {
    const growing = this.#growing.get(file.cameraId);
    if (growing?.entry === file) {
      const { initLength, continues, parts } = growing.file;
      return { initLength, continues, parts: [...parts] };
    }
    return readFile(indexPath(this.#root, file)).then(decodeIndex, () => null);
  }

  async #begin(cameraId: string, { startMs, init, continues }: NonNullable<Batch['begin']>): Promise<void> {
    const folder = join(this.#root, cameraId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // A camera whose clock was set back may begin at a time that has a file already.
    let free = startMs;
    while (this.catalogue.find(cameraId, free) !== undefined) free++;
    const file = await RecordFile.open(folder, free, init, continues);
    const entry = { cameraId, startMs: free, endMs: free, bytes: file.bytes, finished: false };
    this.catalogue.add(entry);
    this.#growing.set(cameraId, { file, entry });
  }
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
