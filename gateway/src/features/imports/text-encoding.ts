import iconv from 'iconv-lite';
import { AppError } from '../../plugins/errors.ts';
import type { ByteSource } from './byte-source.ts';

const sampleBytes = 64 * 1024;

/**
 * Encoding of a text file: by its byte order mark; UTF-16 by where the zeros of its commas and line ends stand; UTF-8
 * when all of the file is; else GB18030, of which GBK and GB2312 are parts. Reads the whole file once.
 */
export async function detectEncoding(file: ByteSource): Promise<string> {
  const bytes = await file.readAt(0, sampleBytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = utf16(bytes);
  if (wide !== null) return wide;
  if (bytes.includes(0)) throw new AppError('import.badFile', 'it is neither text nor a spreadsheet (.xlsx)');
  return (await isUtf8(file)) ? 'utf-8' : 'gb18030';
}

/** Checks an encoding that a person named. Throws `import.badMapping`. */
export function knownEncoding(name: string): string {
  if (!iconv.encodingExists(name)) throw new AppError('import.badMapping', `encoding ${name} is not known`);
  return name;
}

/** Decodes a stream of bytes; a byte order mark is left out. */
export const decoder = (encoding: string) => iconv.decodeStream(encoding);

function utf16(bytes: Buffer): string | null {
  let [little, big] = [0, 0];
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    if (isSeparator(bytes[index]) && bytes[index + 1] === 0) little += 1;
    if (bytes[index] === 0 && isSeparator(bytes[index + 1])) big += 1;
  }
  if (little === 0 && big === 0) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/** Comma, tab, line end. */
const isSeparator = (byte: number | undefined) =>
  byte === 0x2c || byte === 0x09 || byte === 0x0a || byte === 0x0d;

async function isUtf8(file: ByteSource): Promise<boolean> {
  const decode = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of file.stream()) decode.decode(chunk as Buffer, { stream: true });
    decode.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
