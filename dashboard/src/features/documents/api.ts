import type {
  CaseDocuments,
  DocumentFormat,
  DocumentInput,
  DocumentTemplate,
  MadeDocument,
} from '@fengqiao/contract/documents';
import { queryOptions } from '@tanstack/react-query';
import { download, request } from '../../lib/api.ts';

/** What can be made of a case, and what was; forgotten when no page shows it any more, as it may hold names. */
export const caseDocumentsQuery = (caseCode: string) =>
  queryOptions({
    queryKey: ['documents', 'case', caseCode],
    queryFn: ({ signal }) => request<CaseDocuments>(`/api/cases/${caseCode}/documents`, { signal }),
    gcTime: 0,
  });

/** Makes a document and keeps it. Throws `document.noGlyph`, `access.denied`. */
export const makeDocument = (caseCode: string, input: DocumentInput) =>
  request<MadeDocument>(`/api/cases/${caseCode}/documents`, { method: 'POST', body: input });

/** Saves a kept document. Throws `document.gone`, `access.denied`. */
export const saveDocument = (id: string, name: string, format: DocumentFormat) =>
  download(`/api/documents/${id}/file`, { query: { format } }, `${name}.${format}`);

export const templatesKey = ['documents', 'templates'] as const;

export const templatesQuery = queryOptions({
  queryKey: templatesKey,
  queryFn: ({ signal }) => request<{ items: DocumentTemplate[] }>('/api/document-templates', { signal }),
});

const templateUrl = (kind: string) => `/api/document-templates/${kind}`;

/** Saves the template that counts, to be changed in Word. */
export const saveTemplate = (kind: string, name: string) =>
  download(`${templateUrl(kind)}/file`, {}, `${name}.docx`);

/** Saves a PDF with the name of each field in its place. */
export const savePreview = (kind: string, name: string) =>
  download(`${templateUrl(kind)}/sample`, { query: { format: 'pdf' } }, `${name}.pdf`);

/** Uploads a changed template. Throws `template.refused` with what to change. */
export const uploadTemplate = (kind: string, file: File) =>
  request<void>(templateUrl(kind), { method: 'PUT', body: file });

/** Goes back to the shipped template. */
export const restoreTemplate = (kind: string) => request<void>(templateUrl(kind), { method: 'DELETE' });
