import type { FileFormat } from '@fengqiao/contract/tables';
import type { FastifyReply } from 'fastify';
import { attachment, fileTypes } from '../tables/table-file.ts';

/** Answers with a kept file under its name. */
export const sendFile = (
  reply: FastifyReply,
  format: FileFormat,
  { file, name }: { file: Buffer; name: string },
): FastifyReply =>
  reply
    .header('content-disposition', attachment(name, format))
    .header('cache-control', 'no-store')
    .type(fileTypes[format])
    .send(file);
