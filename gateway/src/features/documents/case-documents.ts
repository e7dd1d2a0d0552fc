import { randomUUID } from 'node:crypto';
import type {
  CaseDocuments,
  DocumentFormat,
  DocumentInput,
  MadeDocument,
} from '@fengqiao/contract/documents';
import { insertCaseAccess } from '@fengqiao/db/queries/case-access';
import {
  type DocumentRow,
  documentFile,
  documentsOfCase,
  findDocument,
  keepDocument,
} from '@fengqiao/db/queries/documents';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { documentField } from '../../domain/document-fields.ts';
import { caseWords, suggestedWords } from '../../domain/document-words.ts';
import { AppError } from '../../plugins/errors.ts';
import { caseFor } from '../cases/case-standing.ts';
import { caseDetail } from '../cases/service.ts';
import { documentKind, documentKinds } from './document-kinds.ts';
import { render } from './render.ts';
import { countingTemplate, countingTemplatesOf, sha256Of, tagsOfTemplate } from './templates.ts';

/** What can be made of a case, and what was. */
export async function caseDocuments(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
): Promise<CaseDocuments> {
  const { session } = request;
  const of = await caseDetail(app, request, caseCode, undefined, 'zh');
  const may = of.confidentiality.visibility === 'full';
  const said = may ? suggestedWords(of, session) : {};
  const offered = documentKinds(app.profile).filter((each) => each.of === 'case');
  const { templates, rows } = await app.readScope(session, async (tx) => {
    const { row } = await caseFor(tx, session, caseCode);
    return {
      templates: await countingTemplatesOf(tx, session.areaCode, offered),
      rows: await documentsOfCase(tx, row.case_id),
    };
  });
  const kinds: CaseDocuments['kinds'] = [];
  for (const [index, kind] of offered.entries()) {
    const template = templates[index];
    const tags = template === undefined ? [] : await tagsOfTemplate(template);
    const typed = tags.flatMap((tag) => {
      const field = documentField(tag);
      return field?.from === 'typed' ? [field] : [];
    });
    const suggested = Object.fromEntries(
      typed.flatMap(({ tag }) => (said[tag] === undefined ? [] : [[tag, said[tag]]])),
    );
    kinds.push({ kind: kind.kind, label: kind.label, typed, suggested });
  }
  return { caseCode, may, kinds, made: rows.map((each) => presentDocument(app, each)) };
}

/** Makes a document of a case and keeps it. Throws `access.denied` for everybody beside the handling team, `document.noKind`, `document.noGlyph`. */
export async function makeDocument(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  { kind, words = {} }: DocumentInput,
): Promise<MadeDocument> {
  const { session } = request;
  const of = await caseDetail(app, request, caseCode, undefined, 'zh');
  if (of.confidentiality.visibility !== 'full') throw new AppError('access.denied');
  const chosen = documentKind(app.profile, kind);
  if (chosen.of !== 'case') throw new AppError('document.noKind', kind, app.profile.id);
  for (const tag of Object.keys(words))
    if (documentField(tag)?.from !== 'typed')
      throw new AppError('request.invalid', `there is no field ${tag} to fill in`);
  const now = Date.now();
  const filled = { ...caseWords(of, app.profile, { ...session, now }), ...words };
  const template = await app.readScope(session, (tx) => countingTemplate(tx, session.areaCode, chosen));
  const about = {
    title: `${chosen.label.zh} ${caseCode}`,
    author: filled.中心名称 ?? '',
    at: new Date(now),
    drill: app.config.drill,
  };
  const files = await render(template.bytes, filled, about);
  const id = randomUUID();
  return app.inScope(session, async (tx) => {
    const { row } = await caseFor(tx, session, caseCode);
    await keepDocument(tx, {
      id,
      caseId: row.case_id,
      letterId: null,
      kind,
      ...files,
      docxSha256: sha256Of(files.docx),
      pdfSha256: sha256Of(files.pdf),
      template: template.name,
      madeBy: session.account,
      madeByName: session.displayName,
    });
    await insertCaseAccess(tx, {
      caseId: row.case_id,
      account: session.account,
      displayName: session.displayName,
      action: 'printed',
      detail: { visibility: 'full', document: chosen.label.zh },
    });
    const made = await findDocument(tx, id);
    if (made === null) throw new Error('a document was not kept');
    const detail = { document: id, kind, template: template.name };
    await app.audit({ action: 'case.documentMade', object: `case:${caseCode}`, detail }, request, tx);
    return presentDocument(app, made);
  });
}

/** A kept document, byte by byte as it was made. Throws `notFound`, `access.denied`, `document.gone`. */
export async function fetchDocument(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  format: DocumentFormat,
): Promise<{ file: Buffer; name: string }> {
  const { session } = request;
  return app.inScope(session, async (tx) => {
    const found = await findDocument(tx, id);
    if (found === null || found.caseCode === null) throw new AppError('notFound', `Document ${id}`);
    const { confidentiality } = await caseFor(tx, session, found.caseCode);
    if (confidentiality.visibility !== 'full') throw new AppError('access.denied');
    const file = await documentFile(tx, id, format);
    if (file === null) throw new AppError('document.gone', id);
    const detail = { format, case: found.caseCode };
    await app.audit({ action: 'document.fetched', object: `document:${id}`, detail }, request, tx);
    return { file, name: `${presentDocument(app, found).label.zh} ${found.caseCode}` };
  });
}

function presentDocument(app: FastifyInstance, row: DocumentRow): MadeDocument {
  const { id, kind, template, docxSha256, pdfSha256, madeBy, madeByName, madeAt, gone } = row;
  // A kind that the profile has no more is told by its code.
  const label = documentKinds(app.profile).find((each) => each.kind === kind)?.label ?? {
    zh: kind,
    en: kind,
  };
  return {
    id,
    kind,
    label,
    template,
    docxSha256,
    pdfSha256,
    madeBy,
    madeByName,
    madeAt: madeAt.toISOString(),
    gone,
  };
}
