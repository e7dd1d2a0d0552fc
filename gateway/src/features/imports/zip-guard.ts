import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { AppError } from '../../plugins/errors.ts';

interface Entry {
  name: string;
  method: number;
  encrypted: boolean;
  compressed: number;
  size: number;
  headerAt: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localHeaderBytes = 30;
/** 100,000 rows of long texts make some 200 MB of XML. */
const largestEntry = 1024 ** 3;
const mostEntries = 2_000;

/**
 * Inflates every part of a zip file once and counts: a bomb is refused before anything reads it into memory, whatever
 * sizes it claims. Throws `import.badFile`.
 */
export async function guardZip(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    for (const entry of await readDirectory(file, size)) {
      if (entry.encrypted) throw refuse('it is protected by a password');
      if (entry.size > largestEntry)
        throw refuse(`its part ${entry.name} would unpack to ${entry.size} bytes`);
      if (entry.method === 8) await inflate(file, path, entry);
      else if (entry.method !== 0) throw refuse(`its part ${entry.name} is packed in an unknown way`);
    }
  } finally {
    await file.close();
  }
}

const refuse = (problem: string) => new AppError('import.badFile', problem);

async function readDirectory(file: FileHandle, fileSize: number): Promise<Entry[]> {
  const tail = await read(file, Math.max(0, fileSize - 65_557), Math.min(fileSize, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw refuse('it is cut off: the end of the spreadsheet is missing');
  const count = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > mostEntries || start + bytes > fileSize) throw refuse('it is no spreadsheet (.xlsx)');
  const directory = await read(file, start, bytes);
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature; ) {
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      headerAt: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes).slice(0, 80),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (!entries.some(({ name }) => name === 'xl/workbook.xml'))
    throw refuse('it is a zip file, but no spreadsheet (.xlsx)');
  return entries;
}

async function inflate(file: FileHandle, path: string, entry: Entry): Promise<void> {
  const header = await read(file, entry.headerAt, localHeaderBytes);
  const start = entry.headerAt + localHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.compressed === 0) return;
  const bytes = createReadStream(path, { start, end: start + entry.compressed - 1 });
  const unpacked = bytes.pipe(createInflateRaw());
  let total = 0;
  try {
    for await (const chunk of unpacked) {
      total += (chunk as Buffer).length;
      if (total > entry.size)
        throw refuse(`its part ${entry.name} unpacks to more than the ${entry.size} bytes it claims`);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refuse(`its part ${entry.name} is damaged`);
  } finally {
    bytes.destroy();
    unpacked.destroy();
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw refuse('it is cut off');
  return buffer;
}
