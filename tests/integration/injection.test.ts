import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { atLength } from '../helpers/prove.ts';
import { nowhere } from '../helpers/rights/estate.ts';
import { openSession, type Person } from '../helpers/rights/people.ts';
import { parametersOf } from '../helpers/rights/questions.ts';
import { callOf } from '../helpers/rights/recipes.ts';
import { type Call, rightsWorld, type World } from '../helpers/rights/world.ts';

/** What would mean something to a database, a shell, a page, a log or a file system that took it for more than text. */
const injections = [
  "' or '1'='1",
  "'; drop table account; --",
  '1 union select token_hash from session',
  "\\'; select pg_sleep(5); --",
  '$1',
  '{{7*7}}<%= 7*7 %>',
  '"><script>alert(1)</script>',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%252e%252e%252f',
  'a\r\nset-cookie: x=1',
  '\u0000',
  '%00',
  '＇ ｏｒ ＇１＇＝＇１',
  '=cmd|calc!A1',
  '%',
  '_',
  '\\',
].map(encodeURIComponent);

/** Routes that end the session which asks. */
const ends = /^DELETE \/api\/session/;

/** Addresses that no browser makes: a sign that is no sign, half a character, one half of a pair. */
const broken = ['%', '%zz', '%e4%bd', '%ed%a0%80'];

/** Titles that differ only where a search could take a character for a sign. */
const titles = [
  '折扣100%退款',
  '折扣100分退款',
  '合同_编号',
  '合同甲编号',
  '路径C:\\账本',
  '路径C:账本',
  '所谓＂合同＂',
  '所谓"合同"',
  "老王's店",
  '老王＇s店',
];

describe.each(engines())('text that is more than text on %s', (engine) => {
  let world: World;
  let clerk: Person;
  let byRole: { method: string; url: string; roles: readonly Person['role'][] }[];

  beforeAll(async () => {
    world = await rightsWorld(engine);
    clerk = world.person('clerk', 'village');
    byRole = world.app.routePolicies.flatMap(({ method, url, policy }) =>
      typeof policy === 'object' && method !== 'HEAD' ? [{ method, url, roles: policy.roles }] : [],
    );
    for (const title of titles) await world.newCase(world.own.areaCode, { title });
  });
  afterAll(() => world?.close());

  const found = async (call: Call): Promise<string[]> => {
    const { body, status } = await world.ask(call, clerk);
    expect(status, body).toBe(200);
    return (JSON.parse(body) as { items: { title: string }[] }).items.map(({ title }) => title);
  };

  it.each(titles)('is found as it is written: %s', async (title) => {
    const q = encodeURIComponent(title);
    expect(await found({ method: 'GET', url: `/api/cases?q=${q}` })).toEqual([title]);
  });

  it.each(['%', '_', '\\', '＂', "'", '＇', '"'])(
    'finds %s where it stands and nowhere else',
    async (sign) => {
      const q = encodeURIComponent(sign);
      const expected = titles.filter((title) => title.includes(sign));
      expect((await found({ method: 'GET', url: `/api/cases?q=${q}` })).sort()).toEqual(expected.sort());
      for (const list of ['areas', 'centres', 'cameras'])
        expect(await found({ method: 'GET', url: `/api/${list}?q=${q}` }), list).toEqual([]);
    },
  );

  it.runIf(engine === engines()[0])(
    'is refused or finds nothing in every parameter of every route',
    async () => {
      const wrong: string[] = [];
      const texts = [...injections, ...broken];
      for (const [at, { method, url, roles }] of byRole.entries()) {
        const route = `${method} ${url}`;
        const { account, cookie: own } = world.person(roles[0] ?? 'head', 'village');
        // What is read is read of things that are there: a list of nowhere is empty before it is asked for.
        const { url: right } = callOf(route, method === 'GET' ? world.own : nowhere);
        const [path = '', query = ''] = right.split('?');
        const names = [...new URLSearchParams(query).keys(), 'q', 'area', 'cursor', 'limit'];
        const known = parametersOf(world.app, method, url).map(({ name }) => name);
        for (const [index, text] of texts.entries()) {
          // What a route does not know it refuses by its name: in the short form of every fourth text, from route to route of others.
          const some = (index + at) % atLength(4, 1) === 0;
          const urls = names
            .filter((name) => some || known.includes(name))
            .map((name) => `${path}?${without(name, query)}${name}=${text}`);
          if (some && url.includes(':')) urls.push(url.replace(/:\w+/g, text));
          for (const asked of urls) {
            // A session that is ended takes no other question along.
            const cookie = ends.test(route)
              ? await openSession(world.db.ownerPool, account, crypto.randomUUID())
              : own;
            const { status, body } = await world.ask({ method, url: asked }, { cookie });
            if (status >= 500 || status === 401 || /syntax error|\$argon2|root:x:/.test(body))
              wrong.push(`${method} ${asked}: ${status} ${body.slice(0, 200)}`);
          }
        }
      }
      expect({ wrong: wrong.slice(0, 20), errors: world.errors.slice(0, 5) }).toEqual({
        wrong: [],
        errors: [],
      });
    },
    300_000,
  );

  it('has changed nothing', async () => {
    const { rows } = await world.db.ownerPool.query<{ n: number }>('select count(*)::int as n from account');
    expect(rows[0]?.n).toBe(world.people.length + 1);
  });
});

/** The parameters of a query but one, to be followed by that one: given twice it would be refused as a list. */
function without(name: string, query: string): string {
  const rest = new URLSearchParams(query);
  rest.delete(name);
  return rest.size > 0 ? `${rest}&` : '';
}
