import { randomUUID } from 'node:crypto';
import { type Estate, mapping } from '../estate.ts';
import { type Person, somebody } from '../people.ts';
import type { World } from '../world.ts';
import { isGrassRoots, path, type Recipe, type Recipes } from './recipe.ts';

const reason = '办理需要查看';
const ofCase =
  (rest: string) =>
  ({ caseCode }: Estate): string =>
    `/api/cases/${caseCode}${rest}`;

/** Clerks and mediators seal the cases of their own handling team, leaders and heads every one they see. */
const isNotOfTeam = (person: Person): boolean =>
  (person.role === 'clerk' || person.role === 'mediator') && !isGrassRoots(person);

/** Operators, leaders and heads act on every case they see, the others on those of their own handling team; no department of a handler here has it. */
const isNoSupervisorAndNotOfTeam = (person: Person): boolean =>
  person.role === 'handler' ||
  (!['operator', 'leader', 'head'].includes(person.role) && !isGrassRoots(person));

const notes: Recipe = { url: ofCase('/notes'), refuses: (person) => !isGrassRoots(person) };
const note = { side: 'partyA', body: '甲方愿意退让一步', readers: [] };

/** A request to look into the room of the own village, for a case of its own. */
const viewingOf = async ({ own, newCase }: World) => ({
  cameraId: own.privateCamera,
  caseCode: await newCase(),
  purpose: 'handling',
  reason,
  minutes: 5,
});

/** Writes a note of the person in the own case; answers its path. */
async function writtenNote(world: World, as: Person): Promise<string> {
  const url = ofCase('/notes')(world.own);
  const { body } = await world.ask({ method: 'POST', url, payload: note }, as);
  return `${url}/${(JSON.parse(body) as { id: string }).id}`;
}

/** A form with a mapping and a file. */
function upload(file: string): string {
  const part = (disposition: string, text: string) =>
    `--part\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;
  const fields = part('name="mapping"', JSON.stringify(mapping));
  return `${fields}${part('name="file"; filename="a.csv"', file)}--part--\r\n`;
}

/** Cases, what was said behind closed doors, how they come in, and the figures made of them. */
export const caseRecipes: Recipes = {
  'GET /api/cases': { url: ({ areaCode }) => `/api/cases?area=${areaCode}` },
  'GET /api/cases/:caseCode': { url: ofCase('') },
  'GET /api/cases/:caseCode/related': { url: ofCase('/related') },
  'POST /api/cases/:caseCode/acknowledge': { url: ofCase('/acknowledge') },
  'POST /api/cases': {
    url: () => '/api/cases',
    payload: ({ areaCode }) => ({ id: randomUUID(), areaCode, title: '土地边界', channel: 'onsite' }),
  },
  'POST /api/cases/likely': {
    url: () => '/api/cases/likely',
    payload: ({ areaCode }) => ({ areaCode, title: '土地边界' }),
  },
  'POST /api/cases/:caseCode/reports': {
    url: ofCase('/reports'),
    payload: () => ({ id: randomUUID(), channel: 'phone', text: '又打来电话' }),
  },
  'GET /api/cases/:caseCode/acts': { url: ofCase('/acts') },
  'POST /api/cases/:caseCode/events': {
    url: ofCase('/events'),
    payload: () => ({
      eventId: randomUUID(),
      type: 'note.added',
      payload: { text: '电话联系过双方' },
    }),
    refuses: isNoSupervisorAndNotOfTeam,
    refusedAs: 'act.team',
  },
  'GET /api/topics': { url: ({ areaCode }) => `/api/topics?area=${areaCode}` },
  'GET /api/topics/:id': { url: ({ topic }) => `/api/topics/${topic}` },
  'GET /api/topics/:id/graph': { url: ({ topic }) => `/api/topics/${topic}/graph` },
  'GET /api/indicators/:name': { url: ({ areaCode }) => `/api/indicators/accepted?area=${areaCode}` },
  'GET /api/indicators/:name/series': {
    url: ({ areaCode }) => `/api/indicators/accepted/series?area=${areaCode}`,
  },
  'GET /api/indicators/:name/by-area': {
    url: ({ areaCode }) => `/api/indicators/accepted/by-area?area=${areaCode}`,
  },
  'GET /api/indicators/:name/file': {
    url: ({ areaCode }) => `/api/indicators/accepted/file?view=figure&format=csv&area=${areaCode}`,
  },
  'POST /api/tables/file': {
    url: () => '/api/tables/file',
    payload: () => ({
      title: '受理',
      format: 'csv',
      tables: [
        {
          title: '受理',
          definition: null,
          columns: [{ key: 'n', label: '件数', kind: 'count' }],
          rows: [{ cells: [411] }],
          notes: [],
        },
      ],
    }),
  },
  'GET /api/indicators/:name/cases': {
    url: ({ areaCode }) => `/api/indicators/accepted/cases?area=${areaCode}`,
  },
  'GET /api/changes': path('/api/changes?since=0'),
  'GET /api/todo': { url: ({ areaCode }) => `/api/todo?area=${areaCode}` },

  'POST /api/cases/:caseCode/unmask': {
    url: ofCase('/unmask'),
    payload: () => ({ purpose: 'handling', reason, minutes: 5 }),
    refuses: ({ role }) => role === 'leader', // leaders supervise
    mayAnswer: ['case.notMasked'], // the handling team sees it as it is
  },
  'PUT /api/cases/:caseCode/seal': {
    url: ofCase('/seal'),
    payload: () => ({ reason, handlers: ['village.clerk'] }),
    refuses: isNotOfTeam,
    success: async (world, as) => ({
      method: 'PUT',
      url: `/api/cases/${await world.newCase()}/seal`,
      payload: { reason, handlers: [as.account] },
    }),
  },
  'DELETE /api/cases/:caseCode/seal': {
    url: ofCase('/seal'),
    payload: () => ({ reason }),
    refuses: isNotOfTeam,
    mayAnswer: ['case.notSealed'],
    async success(world, as) {
      const url = `/api/cases/${await world.newCase()}/seal`;
      await world.ask({ method: 'PUT', url, payload: { reason, handlers: [as.account] } }, as);
      return { method: 'DELETE', url, payload: { reason } };
    },
  },
  'PUT /api/cases/:caseCode/handlers': {
    url: ofCase('/handlers'),
    payload: () => ({ handlers: ['village.clerk', 'village.mediator'] }),
    refuses: isNotOfTeam,
  },
  'GET /api/cases/:caseCode/candidates': { url: ofCase('/candidates'), refuses: isNotOfTeam },
  'POST /api/cases/:caseCode/prints': { url: ofCase('/prints') },
  'GET /api/cases/:caseCode/access': {
    url: ofCase('/access'),
    refuses: (person) => person.role === 'operator' || person.role === 'handler' || isNotOfTeam(person),
  },
  'GET /api/cases/:caseCode/notes': notes,
  'POST /api/cases/:caseCode/notes': { ...notes, payload: () => note },
  'DELETE /api/cases/:caseCode/notes/:id': {
    url: ({ caseCode, viewing }) => `/api/cases/${caseCode}/notes/${viewing}`,
    refuses: notes.refuses ?? (() => false),
    mayAnswer: ['notFound'], // the id is none of a note
    success: async (world, as) => ({ method: 'DELETE', url: await writtenNote(world, as) }),
  },

  'GET /api/viewings': { url: ({ privateCamera }) => `/api/viewings?cameraId=${privateCamera}` },
  'POST /api/viewings': {
    url: () => '/api/viewings',
    payload: ({ privateCamera, caseCode }) => ({
      cameraId: privateCamera,
      caseCode,
      purpose: 'handling',
      reason,
      minutes: 5,
    }),
    mayAnswer: ['viewing.open'],
    success: async (world) => ({
      method: 'POST',
      url: '/api/viewings',
      payload: await viewingOf(world),
      as: await somebody(world.db.ownerPool, 'operator'),
    }),
  },
  'POST /api/viewings/:id/decision': {
    url: ({ viewing }) => `/api/viewings/${viewing}/decision`,
    payload: () => ({ decision: 'approved' }),
  },
  'POST /api/viewings/:id/end': {
    url: ({ viewing }) => `/api/viewings/${viewing}/end`,
    // Those who asked or agreed, and the people of the room.
    refuses: (person) => ['operator', 'leader'].includes(person.role) || !isGrassRoots(person),
    success: async (world) => {
      const as = await somebody(world.db.ownerPool, 'operator');
      const payload = await viewingOf(world);
      const { body } = await world.ask({ method: 'POST', url: '/api/viewings', payload }, as);
      return { method: 'POST', url: `/api/viewings/${(JSON.parse(body) as { id: string }).id}/end`, as };
    },
  },

  'POST /api/ingest/events': {
    url: () => '/api/ingest/events',
    payload: () => [],
    headers: { 'content-type': 'application/json' },
  },
  'GET /api/imports': path('/api/imports'),
  'GET /api/imports/:id': { url: ({ importId }) => `/api/imports/${importId}` },
  'DELETE /api/imports/:id': { url: ({ importId }) => `/api/imports/${importId}` },
  'POST /api/imports': {
    url: () => '/api/imports',
    payload: () => upload('编号,时间\n1,2026-11-22 08:00\n'),
    headers: { 'content-type': 'multipart/form-data; boundary=part' },
  },
  'GET /api/quarantine': { url: ({ importId }) => `/api/quarantine?importId=${importId}` },
  'POST /api/quarantine/:id/retry': {
    url: ({ quarantineId }) => `/api/quarantine/${quarantineId}/retry`,
    payload: ({ quarantineId }) => ({ event: { 编号: quarantineId, 时间: '2026-11-22 08:00' } }),
  },
};
