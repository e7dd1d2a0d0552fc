import { randomUUID } from 'node:crypto';
import type { DocumentFormat } from '@fengqiao/contract/documents';
import type { Letter } from '@fengqiao/contract/letters';
import { documentFile, documentOfLetter, keepDocument } from '@fengqiao/db/queries/documents';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { letterWords } from '../../domain/document-words.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { readLetter } from '../letters/read-letters.ts';
import { documentKind, kindOfLetter } from './document-kinds.ts';
import { type Rendered, render } from './render.ts';
import { countingTemplate, sha256Of } from './templates.ts';

/**
 * A letter as a file. An issued one is kept when it is fetched first and has the same bytes ever after; a draft is only previewed.
 * Throws `notFound`, `access.denied` for whoever does not read it as written, `document.noGlyph`.
 */
export async function letterFile(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  format: DocumentFormat,
): Promise<{ file: Buffer; name: string }> {
  const { session } = request;
  const letter = await readLetter(app, session, id);
  if (!letter.asWritten) throw new AppError('access.denied');
  const name = letter.number ?? letter.subject;
  const kept = await app.readScope(session, (tx) => keptFile(tx, id, format));
  const file = kept ?? (await made(app, request, letter, format));
  await app.inScope(session, (tx) =>
    app.audit({ action: 'document.fetched', object: `letter:${id}`, detail: { format } }, request, tx),
  );
  return { file, name };
}

async function keptFile(tx: Client, letterId: string, format: DocumentFormat): Promise<Buffer | null> {
  const row = await documentOfLetter(tx, letterId);
  return row === null ? null : documentFile(tx, row.id, format);
}

async function made(
  app: FastifyInstance,
  request: FastifyRequest,
  letter: Letter,
  format: DocumentFormat,
): Promise<Buffer> {
  const { session } = request;
  const kind = documentKind(app.profile, kindOfLetter(letter.kind));
  const template = await app.readScope(session, (tx) => countingTemplate(tx, letter.areaCode, kind));
  const now = Date.now();
  const words = letterWords(letter, kind.label.zh, { ...session, now });
  const about = {
    title: letter.number ?? letter.subject,
    author: words.中心名称 ?? '',
    at: new Date(now),
    drill: app.config.drill,
  };
  const files: Rendered = await render(template.bytes, words, about);
  if (letter.number === null) return files[format];
  return app.inScope(session, async (tx) => {
    const isFirst = await keepDocument(tx, {
      id: randomUUID(),
      caseId: null,
      letterId: letter.id,
      kind: kind.kind,
      ...files,
      docxSha256: sha256Of(files.docx),
      pdfSha256: sha256Of(files.pdf),
      template: template.name,
      madeBy: session.account,
      madeByName: session.displayName,
    });
    return isFirst ? files[format] : ((await keptFile(tx, letter.id, format)) ?? files[format]);
  });
}
