import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../plugins/errors.ts';

/** Largest file of an import. */
export const largestFile = 200 * 1024 * 1024;

export interface Upload {
  path: string;
  fileName: string;
  fields: Record<string, string>;
}

/** Writes the file of a form to a folder and reads its fields, in whatever order they come. Throws `request.invalid`, `request.tooLarge`. */
export async function receiveUpload(request: FastifyRequest, folder: string): Promise<Upload> {
  if (!request.isMultipart()) throw new AppError('request.unsupported', 'multipart/form-data');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `upload-${randomUUID()}`);
  const fields: Record<string, string> = {};
  let fileName: string | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        fields[part.fieldname] = String(part.value);
        continue;
      }
      fileName = (part.filename || 'file').slice(-200);
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
      if (part.file.truncated) throw new AppError('request.tooLarge', `${largestFile / 1024 / 1024} MB`);
    }
    if (fileName === null) throw new AppError('request.invalid', 'the form has no file');
    return { path, fileName, fields };
  } catch (error) {
    await rm(path, { force: true });
    throw brokenForm.test((error as Error).message)
      ? new AppError('request.invalid', 'the form is cut off or is none')
      : error;
  }
}

/** What the parser of forms says of one that it cannot read; it gives these errors no code. */
const brokenForm = /unexpected end of (multipart|form)|terminated early|malformed|boundary not found/i;
