import type { Person } from '../people.ts';
import type { World } from '../world.ts';
import type { Recipes } from './recipe.ts';

/** Displays are told of what hangs on their wall; no case does. */
const isDisplay = ({ role }: Person): boolean => role === 'kiosk';

/** The code that a display of the own wall shows. */
async function codeShown(world: World): Promise<string> {
  const display = world.person('kiosk', 'village');
  const { body } = await world.ask({ method: 'POST', url: '/api/wall-pairings' }, display);
  return (JSON.parse(body) as { code: string }).code;
}

/** What the screens of a wall show and tell, its alarms, and how a display becomes a screen. */
export const wallScreenRecipes: Recipes = {
  'GET /api/walls/:id/alarms': { url: ({ wall }) => `/api/walls/${wall}/alarms` },
  'POST /api/walls/:id/alarms/:alarm/acknowledge': {
    url: ({ wall, alarm }) => `/api/walls/${wall}/alarms/${alarm}/acknowledge`,
  },
  'GET /api/walls/:id/reports': { url: ({ wall }) => `/api/walls/${wall}/reports` },
  'GET /api/walls/:id/cards/:caseCode': {
    url: ({ wall, caseCode }) => `/api/walls/${wall}/cards/${caseCode}`,
    refuses: isDisplay,
    refusedAs: 'notFound',
  },
  'GET /api/walls/:id/lists/:list': {
    url: ({ wall, areaCode }) => `/api/walls/${wall}/lists/red?area=${areaCode}`,
    refuses: isDisplay,
    refusedAs: 'notFound',
  },
  'POST /api/wall-pairings': { url: () => '/api/wall-pairings' },
  'GET /api/wall-pairings/:id': {
    url: () => '/api/wall-pairings/00000000-0000-4000-8000-000000000000',
    mayAnswer: ['notFound'],
  },
  'PUT /api/walls/:id/screens/:screen/pairing': {
    url: ({ wall }) => `/api/walls/${wall}/screens/1/pairing`,
    payload: () => ({ code: '000000' }),
    mayAnswer: ['wall.noPairing'],
    success: async (world) => ({
      method: 'PUT',
      url: `/api/walls/${world.own.wall}/screens/1/pairing`,
      payload: { code: await codeShown(world) },
    }),
  },
};
