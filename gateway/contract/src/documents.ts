import Type from 'typebox';
import { CaseCode } from './case-code.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { Label } from './reference.ts';

const strict = { additionalProperties: false } as const;

/** A kind of document (文书) of the profile, `letter-<kind>` for a letter, or `report-<kind>` for a report. */
export const DocumentKind = Type.String({ pattern: '^[a-z][a-zA-Z0-9-]{0,59}$' });

export const documentFormats = ['docx', 'pdf'] as const;
export const DocumentFormat = OneOf(documentFormats);
export type DocumentFormat = Type.Static<typeof DocumentFormat>;

/** A tag of a template: `{案件编号}`. `typed` = a person fills it in when the document is made; left empty it is a line to write on. */
export const DocumentField = Type.Object({
  /** What stands between the braces. */
  tag: Type.String(),
  from: OneOf(['case', 'letter', 'report', 'maker', 'typed'] as const),
  meaning: Label,
});
export type DocumentField = Type.Static<typeof DocumentField>;

/** Words for the tags that a person fills in, by tag. */
export const TypedWords = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 10_000 }));

/** `POST /api/cases/:caseCode/documents`. */
export const DocumentInput = Type.Object({ kind: DocumentKind, words: Type.Optional(TypedWords) }, strict);
export type DocumentInput = Type.Static<typeof DocumentInput>;

/** A document that was made: kept byte by byte. */
export const MadeDocument = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: DocumentKind,
  label: Label,
  /** `shipped:1`, or `<area>:<version>` of a site's own template. */
  template: Type.String(),
  /** SHA-256 of each file, lower-case hex. */
  docxSha256: Type.String(),
  pdfSha256: Type.String(),
  madeBy: Type.String(),
  madeByName: Type.String(),
  madeAt: Instant,
  /** Emptied with the words of its case; its entry stays. */
  gone: Type.Boolean(),
});
export type MadeDocument = Type.Static<typeof MadeDocument>;

/** `GET /api/cases/:caseCode/documents`: what can be made of the case, and what was. */
export const CaseDocuments = Type.Object({
  caseCode: CaseCode,
  /** Of the handling team: nobody else makes or fetches documents with names. */
  may: Type.Boolean(),
  kinds: Type.Array(
    Type.Object({
      kind: DocumentKind,
      label: Label,
      /** Tags that a person fills in, in their order in the template. */
      typed: Type.Array(DocumentField),
      /** Words for them from the case, by tag. */
      suggested: TypedWords,
    }),
  ),
  made: Type.Array(MadeDocument),
});
export type CaseDocuments = Type.Static<typeof CaseDocuments>;

/** A kind with the template that counts here. `GET /api/document-templates`. */
export const DocumentTemplate = Type.Object({
  kind: DocumentKind,
  label: Label,
  /** Acceptance row of the source document; null = a slot of ours. */
  sourceRow: Nullable(Type.String()),
  template: Type.String(),
  /** Changed here or above, in place of the shipped one. */
  own: Type.Boolean(),
  uploadedBy: Nullable(Type.String()),
  uploadedAt: Nullable(Instant),
  fields: Type.Array(DocumentField),
});
export type DocumentTemplate = Type.Static<typeof DocumentTemplate>;

/** Largest template that is taken, bytes. */
export const TEMPLATE_MAX_BYTES = 2_000_000;
