import type { DocumentFormat } from '@fengqiao/contract/documents';
import type { FastifyInstance } from 'fastify';
import { documentFields } from '../../domain/document-fields.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { documentKind } from './document-kinds.ts';
import { render } from './render.ts';
import { countingTemplate } from './templates.ts';

/** The template that counts, to be changed in Word. */
export async function templateFile(
  app: FastifyInstance,
  session: AccountSession,
  kind: string,
): Promise<{ file: Buffer; name: string }> {
  const chosen = documentKind(app.profile, kind);
  const { bytes } = await app.readScope(session, (tx) => countingTemplate(tx, session.areaCode, chosen));
  return { file: bytes, name: chosen.label.zh };
}

/** The template that counts with the name of each field in its place. */
export async function templatePreview(
  app: FastifyInstance,
  session: AccountSession,
  kind: string,
  format: DocumentFormat,
): Promise<{ file: Buffer; name: string }> {
  const { file, name } = await templateFile(app, session, kind);
  const words = Object.fromEntries(documentFields.map(({ tag }) => [tag, `〔${tag}〕`]));
  const files = await render(file, words, { title: name, author: session.areaName, at: new Date() });
  return { file: files[format], name };
}
