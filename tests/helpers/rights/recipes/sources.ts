import type { Person } from '../people.ts';
import type { World } from '../world.ts';
import { path, type Recipes } from './recipe.ts';

/** Accounts have dots in their names, sources have none. */
const dashed = ({ account }: Person): string => account.replaceAll('.', '-');

/** Registers a source of the own area and answers its name: keys of sources that others use must not change. */
async function sourceOf({ own, ask }: World, as: Person): Promise<string> {
  const name = `made-${own.areaCode}-${dashed(as)}`;
  const { areaCode } = own;
  const payload = { name, areaCode, label: '12345', adapter: 'hotline-12345', department: null };
  await ask({ method: 'POST', url: '/api/sources', payload }, as);
  return name;
}

/** Who sends events, in whose words, and how that goes. */
export const sourceRecipes: Recipes = {
  'GET /api/adapters': path('/api/adapters'),
  'POST /api/ingest/:adapter': {
    url: () => '/api/ingest/grid-patrol',
    payload: () => [],
    headers: { 'content-type': 'application/json' },
  },
  'GET /api/sources': path('/api/sources'),
  'GET /api/sources/alarms': path('/api/sources/alarms'),
  'POST /api/sources': {
    url: () => '/api/sources',
    payload: ({ areaCode }) => ({
      name: `source-${areaCode}`,
      areaCode,
      label: '12345',
      adapter: null,
      department: 'petitions',
    }),
    mayAnswer: ['source.exists'],
    success: async (world, as) => ({
      method: 'POST',
      url: '/api/sources',
      payload: {
        name: `new-${dashed(as)}`,
        areaCode: world.own.areaCode,
        label: '12345',
        adapter: null,
        department: null,
      },
    }),
  },
  'POST /api/sources/:name/key': {
    url: ({ areaCode }) => `/api/sources/made-${areaCode}/key`,
    mayAnswer: ['notFound'],
    success: async (world, as) => ({ method: 'POST', url: `/api/sources/${await sourceOf(world, as)}/key` }),
  },
  'PATCH /api/sources/:name': {
    url: ({ areaCode }) => `/api/sources/made-${areaCode}`,
    payload: () => ({ disabled: false }),
    mayAnswer: ['notFound'],
    success: async (world, as) => ({
      method: 'PATCH',
      url: `/api/sources/${await sourceOf(world, as)}`,
      payload: { label: '12345 热线' },
    }),
  },
};
