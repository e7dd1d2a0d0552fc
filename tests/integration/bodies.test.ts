import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { atLength } from '../helpers/prove.ts';
import { somebody } from '../helpers/rights/people.ts';
import { bodiesLike } from '../helpers/rights/poison.ts';
import { callOf } from '../helpers/rights/recipes.ts';
import { rightsWorld, type World } from '../helpers/rights/world.ts';

/** Bodies over all routes together. */
const total = Number(process.env.FENGQIAO_BODIES ?? atLength(2_000, 20_000));
const seed = 20_261_122;
const atOnce = 25;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const usedMegabytes = (): number => {
  collectGarbage();
  return Math.round(process.memoryUsage().heapUsed / 1e6);
};

describe.each(engines())('any body at all on %s', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await rightsWorld(engine);
  });
  afterAll(() => world?.close());

  it(`is answered with 2xx or 4xx, ${total} of them, and leaves nothing in memory`, async () => {
    const routes = world.app.routePolicies.filter(({ method }) => !/^(GET|HEAD|OPTIONS)$/.test(method));
    const each = Math.ceil(total / routes.length);
    const wrong: string[] = [];
    const counts = new Map<string, number>();
    let sent = 0;
    let settled = 0;
    for (const { method, url, policy } of routes) {
      const { payload, ...call } = callOf(`${method} ${url}`, world.own);
      const right = typeof payload === 'string' ? {} : payload;
      const roles = typeof policy === 'object' ? policy.roles : [];
      const people = await Promise.all(roles.map((role) => somebody(world.db.ownerPool, role)));
      const headers =
        policy === 'source' || policy === 'node'
          ? { ...call.headers, authorization: policy === 'node' ? world.nodeKey : world.sourceKey }
          : { ...call.headers };
      const bodies = fc.sample(bodiesLike(right), { numRuns: each, seed });
      for (let from = 0; from < bodies.length; from += atOnce) {
        const answers = await Promise.all(
          bodies.slice(from, from + atOnce).map(async (body, index) => {
            const as = people[(from + index) % Math.max(1, people.length)];
            const asked = { ...call, headers: { ...headers, 'content-type': 'application/json' } };
            const { status, code } = await world.ask({ ...asked, payload: body }, as);
            return { status, code, body };
          }),
        );
        for (const { status, code, body } of answers) {
          sent += 1;
          const kind = `${Math.floor(status / 100)}xx`;
          counts.set(kind, (counts.get(kind) ?? 0) + 1);
          if (kind !== '2xx' && kind !== '4xx')
            wrong.push(`${method} ${url}: ${status} ${code} to ${body.slice(0, 300)}`);
        }
      }
      // The first route has filled the caches that stay.
      settled ||= usedMegabytes();
    }
    const grown = usedMegabytes() - settled;
    process.stdout.write(
      `bodies: ${sent} over ${routes.length} routes, ${JSON.stringify(Object.fromEntries(counts))}, memory +${grown} MB\n`,
    );
    expect({ wrong: wrong.slice(0, 20), errors: world.errors.slice(0, 5) }).toEqual({
      wrong: [],
      errors: [],
    });
    expect(sent).toBeGreaterThanOrEqual(total);
    expect(grown).toBeLessThan(60);
    expect((await world.ask({ method: 'GET', url: '/api/health' })).status).toBe(200);
    expect(({} as { role?: string }).role).toBeUndefined();
  }, 600_000);
});
