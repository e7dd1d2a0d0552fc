import { type Estate, mapping } from './estate.ts';
import type { Person } from './people.ts';
import type { Answer, Call, World } from './world.ts';

/** What a route is asked, without its method and path. */
export interface Recipe {
  /** The route's path and query for the things of one area: own ones, foreign ones, or such as are nowhere. */
  url: (things: Estate) => string;
  /** Body for the things of one area. */
  payload?: (things: Estate) => unknown;
  headers?: Record<string, string>;
  /**
   * For routes that change things, or that leave a row in the audit log: a call that succeeds, with whatever has to be there
   * before. Without it the call is `url` and `payload` with the own things.
   */
  success?: (world: World, as: Person) => Promise<Call & { as?: { account: string; cookie: string } }>;
  /** What a success leaves in the audit log beside what the policy says. */
  alsoLeaves?: readonly string[];
  /** Codes with which an own thing may be refused, because something else has to come before. */
  mayAnswer?: readonly string[];
}

const json = { 'content-type': 'application/json' };
const path = (url: string): Recipe => ({ url: () => url });

/** A form with fields and a file, in parts divided by `part`. */
function multipart(fields: Record<string, string>, file: string): string {
  const part = (disposition: string, text: string) =>
    `--part\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;
  const parts = Object.entries(fields).map(([name, text]) => part(`name="${name}"`, text));
  return `${parts.join('')}${part('name="file"; filename="a.csv"', file)}--part--\r\n`;
}

/** How to ask every route. A new route gets a line here: its path with the things it names. */
export const recipes: Record<string, Recipe> = {
  'GET /api/health': path('/api/health'),
  'GET /metrics': path('/metrics'),
  'GET /api/openapi.json': path('/api/openapi.json'),
  'GET /*': path('/cases'),
  'GET /assets/*': path('/assets/none.js'),
  'GET /tiles/:file': path('/tiles/none.pmtiles'),
  'GET /api/setup': path('/api/setup'),
  'POST /api/setup': {
    url: () => '/api/setup',
    payload: ({ areaCode }) => ({
      setupCode: 'none-of-this',
      account: 'first.admin',
      password: 'Long-and-never-guessed-2026',
      displayName: '第一人',
      areaCode,
    }),
  },
  'GET /api/rights': path('/api/rights'),
  'GET /api/reference': path('/api/reference'),

  'POST /api/session': {
    url: () => '/api/session',
    payload: ({ account }) => ({ account, password: 'wrong' }),
  },
  'GET /api/session': path('/api/session'),
  'DELETE /api/session': path('/api/session'),

  'GET /api/areas': { url: ({ areaCode }) => `/api/areas?area=${areaCode}` },
  'GET /api/areas/:code': { url: ({ areaCode }) => `/api/areas/${areaCode}` },
  'GET /api/centres': { url: ({ areaCode }) => `/api/centres?area=${areaCode}` },
  'GET /api/centres/:id': { url: ({ centre }) => `/api/centres/${centre}` },

  'GET /api/cameras': { url: ({ areaCode }) => `/api/cameras?area=${areaCode}` },
  'GET /api/cameras/states': path('/api/cameras/states'),
  'GET /api/cameras/:id': { url: ({ camera }) => `/api/cameras/${camera}` },
  'PUT /api/cameras/:id': {
    url: ({ camera }) => `/api/cameras/${camera}`,
    payload: ({ camera, areaCode }) => ({
      id: camera,
      name: `${areaCode}门口`,
      areaCode,
      owner: '综治中心',
      placeType: 'dept',
      location: { lng: 106.4, lat: 31.2 },
    }),
  },
  'POST /api/cameras/:id/play': {
    url: ({ camera }) => `/api/cameras/${camera}/play`,
  },
  'GET /api/map/cameras': { url: ({ areaCode }) => `/api/map/cameras?area=${areaCode}` },

  'GET /api/map/heat': {
    url: ({ areaCode }) => `/api/map/heat?bbox=100,25,112,35&zoom=9&area=${areaCode}`,
  },
  'GET /api/map/heat/why': {
    url: ({ areaCode }) => `/api/map/heat/why?cells=0&cellZoom=0&area=${areaCode}`,
  },
  'GET /api/map/points': { url: ({ areaCode }) => `/api/map/points?area=${areaCode}` },
  'GET /api/map/boundaries': { url: ({ areaCode }) => `/api/map/boundaries?level=village&area=${areaCode}` },
  'GET /api/indicators/:name': { url: ({ areaCode }) => `/api/indicators/accepted?area=${areaCode}` },
  'GET /api/changes': path('/api/changes?since=0'),

  'GET /api/walls': path('/api/walls'),
  'GET /api/walls/:id': { url: ({ wall }) => `/api/walls/${wall}` },
  'PUT /api/walls/:id/screens/:screen': {
    url: ({ wall }) => `/api/walls/${wall}/screens/1`,
    payload: ({ camera }) => ({ layout: '1', tiles: [{ kind: 'camera', cameraId: camera }] }),
  },

  'GET /api/cases': { url: ({ areaCode }) => `/api/cases?area=${areaCode}` },
  'GET /api/cases/:caseCode': { url: ({ caseCode }) => `/api/cases/${caseCode}` },
  'POST /api/cases/:caseCode/acknowledge': { url: ({ caseCode }) => `/api/cases/${caseCode}/acknowledge` },

  'POST /api/ingest/events': { url: () => '/api/ingest/events', payload: () => [], headers: json },
  'GET /api/imports': path('/api/imports'),
  'GET /api/imports/:id': { url: ({ importId }) => `/api/imports/${importId}` },
  'DELETE /api/imports/:id': { url: ({ importId }) => `/api/imports/${importId}` },
  'POST /api/imports': {
    url: () => '/api/imports',
    payload: () => multipart({ mapping: JSON.stringify(mapping) }, '编号,时间\n1,2026-11-22 08:00\n'),
    headers: { 'content-type': 'multipart/form-data; boundary=part' },
  },
  'GET /api/quarantine': { url: ({ importId }) => `/api/quarantine?importId=${importId}` },
  'POST /api/quarantine/:id/retry': {
    url: ({ quarantineId }) => `/api/quarantine/${quarantineId}/retry`,
    payload: ({ quarantineId }) => ({ event: { 编号: quarantineId, 时间: '2026-11-22 08:00' } }),
  },
};

/** The call of a route for the things of an area. */
export function callOf(route: string, things: Estate): Call {
  const recipe = recipes[route];
  if (recipe === undefined) throw new Error(missingRecipe(route));
  const { url, payload, headers } = recipe;
  return {
    method: route.slice(0, route.indexOf(' ')),
    url: url(things),
    ...(payload === undefined ? {} : { payload: payload(things) }),
    ...(headers === undefined ? {} : { headers }),
  };
}

export const missingRecipe = (route: string): string =>
  `${route} has no recipe: add a line to tests/helpers/rights/recipes.ts that says how it is asked about the things of an area`;

/** An answer without what differs from request to request, and without the names that were asked about. */
export function comparable({ status, body }: Answer, things: Estate): string {
  const names = Object.values(things).sort((a, b) => b.length - a.length);
  const text = names.reduce((rest, name) => rest.replaceAll(name, '<asked>'), body);
  return `${status} ${text.replace(/"requestId":"[^"]*"/, '"requestId":""')}`;
}
