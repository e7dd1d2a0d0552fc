import { randomUUID } from 'node:crypto';
import type { Estate } from '../estate.ts';
import { type Person, somebody } from '../people.ts';
import type { World } from '../world.ts';
import type { Recipe, Recipes, Success } from './recipe.ts';

const ofLetter =
  (rest: string) =>
  ({ letter }: Estate): string =>
    `/api/letters/${letter}${rest}`;

/** The letter goes from the village to itself: nobody of another level is one of its sides. */
const isNoSide = ({ level }: Person): boolean => level !== 'village';
/** It goes to no department. */
const isNoTaker = (person: Person): boolean => isNoSide(person) || person.role === 'handler';

const draft = (areaCode: string, caseCode: string) => ({
  kind: 'supervisionOrder',
  to: { areaCode },
  cases: [caseCode],
  subject: '督办单',
  body: '请限期办结',
});
const words = { words: '已经办结' };
/** A file that no letter has. */
const fileId = '00000000-0000-4000-8000-000000000000';
const pdf = '%PDF-1.7';
const binary = { 'content-type': 'application/octet-stream' };
const handOn = { department: 'justice', words: '请指定专人办理' };

/** A clerk of the village with a letter of his own, as far as the step that is to succeed. */
const withLetter =
  (rest: string, payload?: object, before: readonly string[] = ['issue']) =>
  async ({ db, own, newCase, ask }: World): Promise<Success> => {
    const as = await somebody(db.ownerPool, 'clerk');
    const url = `/api/letters/${randomUUID()}`;
    await ask({ method: 'PUT', url, payload: draft(own.areaCode, await newCase()) }, as);
    for (const step of before) await ask({ method: 'POST', url: `${url}/${step}` }, as);
    return { method: 'POST', url: url + rest, as, ...(payload === undefined ? {} : { payload }) };
  };

/** A step whose letter may stand where this is not possible. */
const step = (
  rest: string,
  refuses: Recipe['refuses'],
  payload?: object,
  before?: readonly string[],
): Recipe => ({
  url: ofLetter(rest),
  ...(payload === undefined ? {} : { payload: () => payload }),
  refuses: refuses ?? isNoSide,
  mayAnswer: ['letter.notNow'],
  success: withLetter(rest, payload, before),
});

/** Letters from centre to centre. */
export const letterRecipes: Recipes = {
  'GET /api/letters': { url: ({ caseCode }) => `/api/letters?caseCode=${caseCode}` },
  'GET /api/letters/counts': { url: ({ areaCode }) => `/api/letters/counts?area=${areaCode}` },
  'GET /api/letters/offer': { url: ({ caseCode }) => `/api/letters/offer?caseCode=${caseCode}` },
  'GET /api/letters/:id': { url: ofLetter('') },
  'PUT /api/letters/:id': {
    url: ofLetter(''),
    payload: ({ areaCode, caseCode }) => draft(areaCode, caseCode),
    refuses: isNoSide,
    mayAnswer: ['letter.isOut'],
    success: async ({ db, own, newCase }) => ({
      method: 'PUT',
      url: `/api/letters/${randomUUID()}`,
      payload: draft(own.areaCode, await newCase()),
      as: await somebody(db.ownerPool, 'clerk'),
    }),
  },
  'PUT /api/letters/:id/files/:file': {
    url: ofLetter(`/files/${fileId}?name=a.pdf`),
    payload: () => pdf,
    headers: binary,
    refuses: isNoTaker,
    mayAnswer: ['letter.notNow'],
    success: async (world) => {
      const { as, url } = await withLetter('', undefined, [])(world);
      return {
        method: 'PUT',
        url: `${url}/files/${randomUUID()}?name=a.pdf`,
        payload: pdf,
        headers: binary,
        as,
      };
    },
  },
  'DELETE /api/letters/:id/files/:file': {
    url: ofLetter(`/files/${fileId}`),
    refuses: isNoTaker,
    mayAnswer: ['notFound'],
    success: async (world) => {
      const { as, url } = await withLetter('', undefined, [])(world);
      const file = `${url}/files/${randomUUID()}`;
      await world.ask({ method: 'PUT', url: `${file}?name=a.pdf`, payload: pdf, headers: binary }, as);
      return { method: 'DELETE', url: file, as };
    },
  },
  'GET /api/letters/:id/files/:file': {
    url: ofLetter(`/files/${fileId}`),
    refuses: (person) => isNoSide(person) || person.role === 'mediator' || person.role === 'handler',
    mayAnswer: ['notFound'],
    success: async (world) => {
      const { as, url } = await withLetter('', undefined, [])(world);
      const file = `${url}/files/${randomUUID()}`;
      await world.ask({ method: 'PUT', url: `${file}?name=a.pdf`, payload: pdf, headers: binary }, as);
      return { method: 'GET', url: file, as };
    },
  },
  'POST /api/letters/:id/issue': step('/issue', isNoSide, undefined, []),
  'POST /api/letters/:id/remind': step('/remind', isNoSide),
  'POST /api/letters/:id/withdraw': step('/withdraw', isNoSide, words),
  'POST /api/letters/:id/receive': step('/receive', isNoTaker),
  'POST /api/letters/:id/reply': step('/reply', isNoTaker, words),
  'POST /api/letters/:id/assign': step('/assign', isNoTaker, handOn, ['issue', 'receive']),
  'POST /api/letters/:id/coordinate': step('/coordinate', isNoTaker, handOn, ['issue', 'receive']),
};
