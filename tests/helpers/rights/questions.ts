// The types of what the gateway adds to the app.
import type {} from '@fastify/swagger';
import { type IndicatorName, indicatorNames } from '@fengqiao/contract/indicators';
import type { FastifyInstance } from 'fastify';
import { proving } from '../prove.ts';
import type { Estate } from './estate.ts';
import { callOf } from './recipes.ts';
import type { Call } from './world.ts';

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { type?: string; enum?: unknown[]; anyOf?: { enum?: unknown[]; const?: unknown }[] };
}
type Paths = Record<string, Record<string, { parameters?: Parameter[] }>>;

/**
 * How much is asked. `routes`: every route about each thing. `parameters`: with every parameter as well; of one that is a choice the
 * first and the last, and each route of indicators by one way of counting. `everything`: every choice and every way.
 */
export type Breadth = 'routes' | 'parameters' | 'everything';

/** What `npm run prove` asks in full and `npm test` in its short form. */
export const atBreadth = (short: Breadth): Breadth => (proving ? 'everything' : short);

/** One indicator of each way in which they are counted is asked with every parameter, the others of every area. */
const fullyAsked: readonly IndicatorName[] = ['accepted', 'onTimeRate', 'letters', 'presence'];

const everywhere = '100,20,125,45';

/** What questions are made of. */
interface Asked {
  /** Those that somebody wants to know of. */
  things: readonly Estate[];
  /** What is typed into a search. */
  words: readonly string[];
  breadth: Breadth;
}

/** Values worth asking a query parameter for, by its name. */
function valuesOf({ name, schema }: Parameter, { things, words, breadth }: Asked): string[] {
  const cursor = (key: string) => Buffer.from(key).toString('base64url');
  const named: Record<string, () => string[]> = {
    area: () =>
      [...new Set(things.flatMap(({ areaCode }) => [areaCode, areaCode.slice(0, 9)]))].filter(isCode),
    q: () => [...words, ...things.flatMap(({ caseCode, camera, areaCode }) => [caseCode, camera, areaCode])],
    bbox: () => [everywhere, '106.4,31.2,106.5,31.35'],
    zoom: () => ['4', '9', '14', '18'],
    cells: () => ['0'],
    cellZoom: () => ['0'],
    from: () => ['2020-01-01T00:00:00+08:00'],
    to: () => ['2030-01-01T00:00:00+08:00'],
    // Not ahead of what there is: that `seq` has risen somewhere may be known (docs/rights-matrix.md).
    since: () => ['0', '1'],
    importId: () => things.map(({ importId }) => importId),
    cursor: () => things.map(({ camera }) => cursor(`${BigInt(camera) - 1n}`)),
    limit: () => ['1', '500'],
    profile: () => ['hepingxi'],
    object: () => things.flatMap(({ caseCode, camera }) => [`case:${caseCode}`, `camera:${camera}`]),
    actor: () => things.map(({ account }) => account),
    account: () => things.map(({ account }) => account),
    day: () => ['2026-11-22'],
    centreId: () => things.map(({ centre }) => centre),
    cameraId: () => things.map(({ camera }) => camera),
    caseCode: () => things.map(({ caseCode }) => caseCode),
  };
  const byName = named[name];
  if (byName !== undefined) return byName();
  const choices = [schema, ...(schema.anyOf ?? [])].flatMap((each) => [
    ...(each.enum ?? []),
    ...('const' in each ? [each.const] : []),
  ]);
  const asked = breadth === 'everything' ? choices : [...new Set([choices.at(0), choices.at(-1)])];
  if (choices.length > 0) return asked.map(String);
  if (schema.type === 'boolean') return ['true', 'false'];
  return schema.type === 'integer' || schema.type === 'number' ? ['1'] : [...words];
}

const isCode = (code: string): boolean => [6, 9, 12, 15].includes(code.length);

/** The query parameters that a route knows, by its schema. */
export function parametersOf(app: FastifyInstance, method: string, url: string): Parameter[] {
  const paths = documented.get(app) ?? (app.swagger().paths as unknown as Paths);
  documented.set(app, paths);
  const operation = paths[url.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  return (operation?.parameters ?? []).filter((each) => each.in === 'query');
}
const documented = new WeakMap<FastifyInstance, Paths>();

/**
 * What can be read about things: every GET of the route table, for each thing it can name and with every query parameter that its
 * schema has. A new route or parameter is asked about without a line here.
 */
export function questions(
  app: FastifyInstance,
  things: readonly Estate[],
  words: readonly string[],
  breadth: Breadth = 'everything',
): Call[] {
  const asked = { things, words, breadth };
  const urls = new Set<string>();
  const ways = wayOfCounting(breadth);
  for (const { method, url, policy } of app.routePolicies) {
    if (method !== 'GET' || policy === 'public') continue;
    const parameters = parametersOf(app, method, url);
    const must = parameters
      .filter(({ required }) => required)
      .map((each) => [each.name, valuesOf(each, asked)[0] ?? '']);
    for (const each of things) urls.add(callOf(`GET ${url}`, each).url);
    const bases = new Set(things.map((each) => callOf(`GET ${url}`, each).url.split('?')[0] ?? ''));
    if (url.startsWith('/api/indicators/:name'))
      for (const name of ways()) bases.add(url.replace(':name', name));
    for (const base of bases) {
      urls.add(`${base}?${new URLSearchParams(must)}`);
      if (breadth === 'routes') continue;
      for (const parameter of parameters)
        for (const value of valuesOf(parameter, asked)) {
          const query = new URLSearchParams(must);
          query.set(parameter.name, value);
          urls.add(`${base}?${query}`);
        }
    }
  }
  for (const name of breadth === 'routes' ? [] : indicatorNames)
    for (const { areaCode } of things) urls.add(`/api/indicators/${name}?area=${areaCode}`);
  return [...urls].map((url) => ({ method: 'GET', url }));
}

/** Which indicators a route of theirs is asked for beside that of its recipe: all of `fullyAsked`, or another one from route to route. */
function wayOfCounting(breadth: Breadth): () => readonly IndicatorName[] {
  let routes = 0;
  return () => {
    routes += 1;
    const at = routes % fullyAsked.length;
    return breadth === 'everything' ? fullyAsked : fullyAsked.slice(at, at + 1);
  };
}
