import type { World } from '../world.ts';
import { path, type Recipe, type Recipes, type Success } from './recipe.ts';

const input = { story: 'ordinary-shift', speed: 1, minutes: 30, reason: '检查权限' };

/** A drill of the own city that is ready. */
async function held(world: World): Promise<void> {
  const call = { method: 'POST', url: '/api/drill', payload: input };
  await world.ask(call, world.person('head', 'city'));
  await world.app.drill.settled();
}

/** A drill that is not held for whoever may ask. */
const during = (url: string, success: Omit<Success, 'url'>): Recipe => ({
  url: () => url,
  ...(success.payload === undefined ? {} : { payload: () => success.payload }),
  mayAnswer: ['drill.none'],
  success: async (world, as) => {
    await held(world);
    return { ...success, url, as };
  },
});

/** Drills: their stories and course; what happens within is asked of the drill's own gateway. */
export const drillRecipes: Recipes = {
  'GET /api/drill': path('/api/drill'),
  'POST /api/drill': {
    url: () => '/api/drill',
    payload: () => ({ ...input, story: 'none' }),
    mayAnswer: ['notFound'],
    success: async (world) => {
      await world.app.drill.close();
      const as = world.person('head', 'city');
      return { method: 'POST', url: '/api/drill', payload: input, as };
    },
  },
  'PUT /api/drill/course': during('/api/drill/course', { method: 'PUT', payload: { speed: 2 } }),
  'POST /api/drill/push': during('/api/drill/push', { method: 'POST', payload: { what: 'next' } }),
  'POST /api/drill/people': during('/api/drill/people', { method: 'POST' }),
  'DELETE /api/drill/people': during('/api/drill/people', { method: 'DELETE' }),
  'DELETE /api/drill': during('/api/drill', { method: 'DELETE' }),
};
