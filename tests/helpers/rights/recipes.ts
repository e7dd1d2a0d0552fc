import type { Estate } from './estate.ts';
import { caseRecipes } from './recipes/cases.ts';
import { centrePeopleRecipes } from './recipes/centre-people.ts';
import { documentRecipes } from './recipes/documents.ts';
import { drillRecipes } from './recipes/drill.ts';
import { letterRecipes } from './recipes/letters.ts';
import { meetingRecipes } from './recipes/meetings.ts';
import { peopleRecipes } from './recipes/people.ts';
import { placeRecipes } from './recipes/places.ts';
import { path, type Recipes } from './recipes/recipe.ts';
import { registryRecipes } from './recipes/registry.ts';
import { reportRecipes } from './recipes/reports.ts';
import { rulesRecipes } from './recipes/rules.ts';
import { sourceRecipes } from './recipes/sources.ts';
import { wallScreenRecipes } from './recipes/wall-screens.ts';
import { wallRecipes } from './recipes/walls.ts';
import type { Answer, Call } from './world.ts';

/** How to ask every route. A new route gets a line in the table of its noun: its path with the things it names. */
export const recipes: Recipes = {
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
      password: 'Kestrel-harbour-74-lantern',
      displayName: '第一人',
      areaCode,
    }),
  },
  ...placeRecipes,
  ...registryRecipes,
  ...centrePeopleRecipes,
  ...sourceRecipes,
  ...caseRecipes,
  ...letterRecipes,
  ...meetingRecipes,
  ...reportRecipes,
  ...drillRecipes,
  ...documentRecipes,
  ...peopleRecipes,
  ...rulesRecipes,
  ...wallRecipes,
  ...wallScreenRecipes,
};

/** The call of a route for the things of an area. Throws for a route without a recipe. */
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
  `${route} has no recipe: add a line to tests/helpers/rights/recipes/ that says how it is asked about the things of an area`;

/** An answer without what differs from request to request, and without the names that were asked about. */
export function comparable({ status, body }: Answer, things: Estate): string {
  const names = Object.values(things).sort((a, b) => b.length - a.length);
  const text = names.reduce((rest, name) => rest.replaceAll(name, '<asked>'), body);
  const timed = text.replace(/"requestId":"[^"]*"/, '"requestId":""').replace(/"tookMs":\d+/, '"tookMs":0');
  return `${status} ${timed}`;
}
