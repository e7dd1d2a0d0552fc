/** A file of the ring. */
export interface RecordedFile {
  cameraId: string;
  /** Wall clock of its first picture and after its last one, epoch ms. */
  startMs: number;
  endMs: number;
  bytes: number;
  finished: boolean;
}

/** What the ring holds, by camera and time. No I/O: `ring-store` keeps it true to the disk. */
export class Catalogue {
  readonly #files = new Map<string, RecordedFile[]>();
  #bytes = 0;

  /** Bytes of all files. */
  get bytes(): number {
    return this.#bytes;
  }

  cameras(): string[] {
    return [...this.#files.keys()];
  }

  /** The camera's files, the oldest first. */
  of(cameraId: string): readonly RecordedFile[] {
    return this.#files.get(cameraId) ?? [];
  }

  find(cameraId: string, startMs: number): RecordedFile | undefined {
    return this.of(cameraId).find((file) => file.startMs === startMs);
  }

  /** The camera's files that hold something of a time, the oldest first. */
  within(cameraId: string, fromMs: number, toMs: number): RecordedFile[] {
    return this.of(cameraId).filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
  }

  clear(): void {
    this.#files.clear();
    this.#bytes = 0;
  }

  add(file: RecordedFile): void {
    const files = this.#files.get(file.cameraId) ?? [];
    const after = files.findLastIndex(({ startMs }) => startMs < file.startMs);
    files.splice(after + 1, 0, file);
    this.#files.set(file.cameraId, files);
    this.#bytes += file.bytes;
  }

  /** A file grew or was finished. */
  change(file: RecordedFile, to: Partial<Pick<RecordedFile, 'endMs' | 'bytes' | 'finished'>>): void {
    if (this.find(file.cameraId, file.startMs) !== file) return;
    this.#bytes += (to.bytes ?? file.bytes) - file.bytes;
    Object.assign(file, to);
  }

  remove(file: RecordedFile): void {
    const files = this.#files.get(file.cameraId);
    const at = files?.indexOf(file) ?? -1;
    if (files === undefined || at < 0) return;
    files.splice(at, 1);
    this.#bytes -= file.bytes;
    if (files.length === 0) this.#files.delete(file.cameraId);
  }

  /** The finished file of all cameras that began first. */
  oldest(): RecordedFile | undefined {
    let oldest: RecordedFile | undefined;
    for (const files of this.#files.values()) {
      const first = files.find(({ finished }) => finished);
      if (first !== undefined && first.startMs < (oldest?.startMs ?? Number.POSITIVE_INFINITY))
        oldest = first;
    }
    return oldest;
  }
}
