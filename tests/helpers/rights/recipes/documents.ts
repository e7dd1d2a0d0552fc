import { makeTemplate } from '@fengqiao/gateway/features/documents/docx/make-template';
import { slotPaper } from '@fengqiao/gateway/features/documents/papers/case-papers';
import { type Person, somebody } from '../people.ts';
import { isGrassRoots, path, type Recipes } from './recipe.ts';

/** Documents hold names: only the handling team makes and fetches them. */
const isNotOfTeam = (person: Person): boolean =>
  !isGrassRoots(person) || !['clerk', 'mediator', 'head'].includes(person.role);

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const template = '/api/document-templates/intakeNotice';

/** Documents of cases and letters, and their templates. */
export const documentRecipes: Recipes = {
  'GET /api/cases/:caseCode/documents': { url: ({ caseCode }) => `/api/cases/${caseCode}/documents` },
  'POST /api/cases/:caseCode/documents': {
    url: ({ caseCode }) => `/api/cases/${caseCode}/documents`,
    payload: () => ({ kind: 'intakeNotice' }),
    refuses: isNotOfTeam,
    success: async ({ db, own }) => ({
      method: 'POST',
      url: `/api/cases/${own.caseCode}/documents`,
      payload: { kind: 'intakeNotice' },
      as: await somebody(db.ownerPool),
    }),
  },
  'GET /api/documents/:id/file': {
    url: ({ document }) => `/api/documents/${document}/file?format=pdf`,
    refuses: isNotOfTeam,
    success: async ({ db, own }) => ({
      method: 'GET',
      url: `/api/documents/${own.document}/file?format=pdf`,
      as: await somebody(db.ownerPool),
    }),
  },
  'GET /api/letters/:id/file': {
    url: ({ letter }) => `/api/letters/${letter}/file?format=pdf`,
    // The letter goes from the village to itself.
    refuses: ({ level, role }) => level !== 'village' || role === 'mediator' || role === 'handler',
  },
  'GET /api/document-templates': path('/api/document-templates'),
  'GET /api/document-templates/:kind/file': path(`${template}/file`),
  'GET /api/document-templates/:kind/sample': path(`${template}/sample?format=docx`),
  'PUT /api/document-templates/:kind': {
    url: () => template,
    payload: () => Buffer.from('no template'),
    headers: { 'content-type': word },
    mayAnswer: ['template.refused'],
    success: async () => ({
      method: 'PUT',
      url: template,
      headers: { 'content-type': word },
      payload: await makeTemplate(slotPaper('受理告知单')),
    }),
  },
  'DELETE /api/document-templates/:kind': path(template),
};
