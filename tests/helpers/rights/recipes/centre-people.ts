import type { Estate } from '../estate.ts';
import type { Person } from '../people.ts';
import type { World } from '../world.ts';
import { path, type Recipes } from './recipe.ts';

/** A name that nobody else has. */
const newName = (): string => `示例${Math.random().toString(36).slice(2, 10)}`;

const organisationOf = ({ areaCode }: Estate) => ({
  areaCode,
  name: newName(),
  kind: 'committee',
  categories: [],
});
const teamOf = ({ areaCode }: Estate) => ({ areaCode, name: newName(), organisationId: null });
const personOf = ({ areaCode, centre }: Estate) => ({
  areaCode,
  centreId: centre,
  name: newName(),
  post: '调解员',
  duties: '',
  kind: 'mediator',
  professional: false,
  organisationId: null,
  teamId: null,
  phone: null,
  public: true,
  photoConsent: true,
  position: 0,
});
const incidentOf = ({ areaCode }: Estate) => ({
  areaCode,
  kind: 'massIncident',
  happenedOn: '2026-03-01',
  caseCode: null,
  note: '',
});
const roster = ({ centre }: Estate): string => `姓名,职务,中心\n${newName()},调解员,${centre}`;

/** Ids of what nobody has made: the routes say that it is not there, whosever it would be. */
const noId = '00000000-0000-4000-8000-00000000abcd';

/** Makes something of the own area; answers its id. */
async function made({ own, ask }: World, as: Person, url: string, body: (things: Estate) => unknown) {
  const answer = await ask({ method: 'POST', url, payload: body(own) }, as);
  return (JSON.parse(answer.body) as { id: string }).id;
}

const existing = (
  method: 'PUT' | 'DELETE',
  url: string,
  body: (things: Estate) => unknown,
): Recipes[string] => ({
  url: () => `${url}/${noId}`,
  ...(method === 'PUT' ? { payload: body } : {}),
  mayAnswer: ['notFound'],
  success: async (world, as) => ({
    method,
    url: `${url}/${await made(world, as, url, body)}`,
    ...(method === 'PUT' ? { payload: body(world.own) } : {}),
  }),
});

/** The smallest grey PNG that may hang: 120 by 120 pixels as its head says. */
const photo = (): Buffer => {
  const chunk = (kind: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length, 0);
    head.write(kind, 4, 'latin1');
    return Buffer.concat([head, body, Buffer.alloc(4)]);
  };
  const size = Buffer.from([0, 0, 0, 120, 0, 0, 0, 120, 8, 0, 0, 0, 0]);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    start,
    chunk('IHDR', size),
    chunk('IDAT', Buffer.from('pixels')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const png = { 'content-type': 'image/png' };

/** What the registers of centres, people, checklists, incidents and boards are asked and told. */
export const centrePeopleRecipes: Recipes = {
  'GET /api/centre-register': { url: ({ areaCode }) => `/api/centre-register?area=${areaCode}` },

  'GET /api/organisations': { url: ({ areaCode }) => `/api/organisations?area=${areaCode}` },
  'POST /api/organisations': { url: () => '/api/organisations', payload: organisationOf },
  'PUT /api/organisations/:id': existing('PUT', '/api/organisations', organisationOf),
  'DELETE /api/organisations/:id': existing('DELETE', '/api/organisations', organisationOf),

  'GET /api/teams': { url: ({ areaCode }) => `/api/teams?area=${areaCode}` },
  'POST /api/teams': { url: () => '/api/teams', payload: teamOf },
  'PUT /api/teams/:id': existing('PUT', '/api/teams', teamOf),
  'DELETE /api/teams/:id': existing('DELETE', '/api/teams', teamOf),

  'GET /api/staff': { url: ({ areaCode }) => `/api/staff?area=${areaCode}` },
  'POST /api/staff': { url: () => '/api/staff', payload: personOf },
  'PUT /api/staff/:id': existing('PUT', '/api/staff', personOf),
  'DELETE /api/staff/:id': existing('DELETE', '/api/staff', personOf),
  'GET /api/staff/:id/photo': { url: () => `/api/staff/${noId}/photo`, mayAnswer: ['notFound'] },
  'PUT /api/staff/:id/photo': {
    url: () => `/api/staff/${noId}/photo`,
    payload: photo,
    headers: png,
    mayAnswer: ['notFound'],
    success: async (world, as) => ({
      method: 'PUT',
      url: `/api/staff/${await made(world, as, '/api/staff', personOf)}/photo`,
      payload: photo(),
      headers: png,
    }),
  },
  'DELETE /api/staff/:id/photo': {
    url: () => `/api/staff/${noId}/photo`,
    mayAnswer: ['notFound'],
    success: async (world, as) => ({
      method: 'DELETE',
      url: `/api/staff/${await made(world, as, '/api/staff', personOf)}/photo`,
    }),
  },
  'POST /api/staff/imports': {
    url: () => '/api/staff/imports?name=a.csv',
    payload: roster,
    headers: { 'content-type': 'application/octet-stream' },
  },
  'GET /api/staff/imports': path('/api/staff/imports'),
  'POST /api/staff/imports/:id/undo': {
    url: () => `/api/staff/imports/${noId}/undo`,
    mayAnswer: ['notFound'],
    success: async ({ own, ask }, as) => {
      const file = {
        method: 'POST',
        url: '/api/staff/imports?name=a.csv',
        payload: roster(own),
        headers: { 'content-type': 'application/octet-stream' },
      };
      const { id } = JSON.parse((await ask(file, as)).body) as { id: string };
      return { method: 'POST', url: `/api/staff/imports/${id}/undo` };
    },
  },

  'GET /api/duty': { url: ({ centre }) => `/api/duty?centreId=${centre}&from=2026-03-02` },
  'PUT /api/duty': {
    url: () => '/api/duty',
    payload: ({ centre }) => ({
      centreId: centre,
      changes: [{ staffId: noId, day: '2026-03-02', kind: null, note: null }],
    }),
    mayAnswer: ['request.invalid'], // nobody of that id belongs to the centre
    success: async (world, as) => {
      const { own, person } = world;
      // An operator writes the roster and enters nobody.
      const staffId = await made(world, person('systemAdmin', as.level), '/api/staff', personOf);
      const changes = [{ staffId, day: '2026-03-02', kind: 'duty', note: null }];
      return { method: 'PUT', url: '/api/duty', payload: { centreId: own.centre, changes } };
    },
  },

  'GET /api/checklists': { url: ({ areaCode }) => `/api/checklists?area=${areaCode}` },
  'GET /api/checklists/:list/areas': {
    url: ({ areaCode }) => `/api/checklists/haizhou.acceptance/areas?area=${areaCode}`,
  },
  'PUT /api/checklists/:list/:item': {
    url: () => '/api/checklists/haizhou.acceptance/0',
    payload: ({ areaCode }) => ({
      areaCode,
      state: 'met',
      words: null,
      evidence: '见制度汇编',
      link: '/centres',
      fact: null,
    }),
  },

  'GET /api/incidents': { url: ({ areaCode }) => `/api/incidents?area=${areaCode}&year=2026` },
  'POST /api/incidents': { url: () => '/api/incidents', payload: incidentOf },
  'POST /api/incidents/:id/withdraw': {
    url: () => `/api/incidents/${noId}/withdraw`,
    payload: () => ({ reason: '核实后不属于' }),
    mayAnswer: ['notFound'],
    success: async (world, as) => ({
      method: 'POST',
      url: `/api/incidents/${await made(world, as, '/api/incidents', incidentOf)}/withdraw`,
      payload: { reason: '核实后不属于' },
    }),
  },
  'GET /api/red-lines': { url: ({ areaCode }) => `/api/red-lines?area=${areaCode}&year=2026` },

  'GET /api/boards': path('/api/boards'),
  'GET /api/boards/:centre': { url: ({ centre }) => `/api/boards/${centre}` },
  'GET /api/boards/:centre/photos/:id': {
    url: ({ centre }) => `/api/boards/${centre}/photos/${noId}`,
    mayAnswer: ['notFound'],
  },
};
