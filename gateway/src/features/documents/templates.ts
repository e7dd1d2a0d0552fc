import { createHash } from 'node:crypto';
import { ancestorAt, areaCodeOfKey, areaKey, areaLevels } from '@fengqiao/contract/areas';
import type { DocumentField, DocumentTemplate } from '@fengqiao/contract/documents';
import {
  addTemplate,
  countingTemplates,
  type TemplateRow,
  templateBytes,
} from '@fengqiao/db/queries/document-templates';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { documentFields } from '../../domain/document-fields.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { type DocumentKindOf, documentKind, documentKinds, shippedVersion } from './document-kinds.ts';
import { checkTemplate } from './docx/check-template.ts';
import { tagsOf } from './docx/fill-template.ts';
import { makeTemplate } from './docx/make-template.ts';

/** The template that counts, and what it is called in what is made from it. */
export interface CountingTemplate {
  bytes: Buffer;
  name: string;
}

const shipped = new Map<string, Promise<Buffer>>();

/** The shipped template of a kind; made once. */
function shippedTemplate({ kind, label, paper }: DocumentKindOf): Promise<Buffer> {
  const key = `${kind} ${label.zh}`;
  let made = shipped.get(key);
  if (made === undefined) {
    made = makeTemplate(paper);
    shipped.set(key, made);
  }
  return made;
}

/** An area and those above it, the nearest first. */
function upwards(areaCode: string): number[] {
  const keys = areaLevels.flatMap((level) => ancestorAt(areaCode, level) ?? []).map(areaKey);
  return keys.reverse();
}

const nameOf = ({ area, version }: TemplateRow): string => `${areaCodeOfKey(area)}:${version}`;

/** The template of a kind that counts in an area: its own, that of an area above, or the shipped one. */
export async function countingTemplate(
  tx: Client,
  areaCode: string,
  kind: DocumentKindOf,
): Promise<CountingTemplate> {
  const [template] = await countingTemplatesOf(tx, areaCode, [kind]);
  if (template === undefined) throw new Error('a kind without a template');
  return template;
}

/** The same for several kinds, in their order. */
export async function countingTemplatesOf(
  tx: Client,
  areaCode: string,
  kinds: readonly DocumentKindOf[],
): Promise<CountingTemplate[]> {
  const rows = await countingTemplates(tx, upwards(areaCode));
  const templates: CountingTemplate[] = [];
  for (const kind of kinds) {
    const row = rows.find((each) => each.kind === kind.kind && !each.shipped);
    const bytes = row === undefined ? null : await templateBytes(tx, row);
    templates.push(
      row === undefined || bytes === null
        ? { bytes: await shippedTemplate(kind), name: shippedVersion }
        : { bytes, name: nameOf(row) },
    );
  }
  return templates;
}

const tagsKnown = new Map<string, Promise<string[]>>();
const mostTagsKnown = 1_000;

/** The tags of a template; each is read once, whoever asks. */
export function tagsOfTemplate({ bytes }: CountingTemplate): Promise<string[]> {
  const key = sha256Of(bytes);
  const held = tagsKnown.get(key);
  if (held !== undefined) return held;
  const tags = tagsOf(bytes);
  if (tagsKnown.size < mostTagsKnown) tagsKnown.set(key, tags);
  return tags;
}

/** Whose fields a document may have. */
const fieldsOf: Record<DocumentKindOf['of'], readonly DocumentField['from'][]> = {
  case: ['case', 'maker', 'typed'],
  letter: ['letter', 'maker'],
  report: ['report', 'maker'],
};

/** Every kind of the place with the template that counts for the session. */
export async function listTemplates(
  app: FastifyInstance,
  session: AccountSession,
): Promise<DocumentTemplate[]> {
  const rows = await app.readScope(session, (tx) => countingTemplates(tx, upwards(session.areaCode)));
  return documentKinds(app.profile).map(({ kind, label, sourceRow, of }) => {
    const row = rows.find((each) => each.kind === kind && !each.shipped);
    return {
      kind,
      label,
      sourceRow,
      template: row === undefined ? shippedVersion : nameOf(row),
      own: row !== undefined,
      uploadedBy: row?.uploadedBy ?? null,
      uploadedAt: row?.uploadedAt.toISOString() ?? null,
      fields: documentFields.filter(
        ({ tag, from }) => fieldsOf[of].includes(from) || (of === 'letter' && tag === '案件编号'),
      ),
    };
  });
}

/** Takes a site's own template for the session's area, or with null goes back to the shipped one. Throws `template.refused`. */
export async function changeTemplate(
  app: FastifyInstance,
  request: FastifyRequest,
  kind: string,
  docx: Buffer | null,
): Promise<void> {
  const { session } = request;
  documentKind(app.profile, kind);
  if (docx !== null) await checkTemplate(docx);
  const sha256 = docx === null ? null : sha256Of(docx);
  await app.inScope(session, async (tx) => {
    const area = areaKey(session.areaCode);
    const version = await addTemplate(tx, { area, kind, docx, sha256, uploadedBy: session.account });
    const detail = { version, sha256 };
    await app.audit({ action: 'template.changed', object: `template:${kind}`, detail }, request, tx);
  });
}

/** SHA-256 of a file, lower-case hex. */
export const sha256Of = (file: Buffer): string => createHash('sha256').update(file).digest('hex');
